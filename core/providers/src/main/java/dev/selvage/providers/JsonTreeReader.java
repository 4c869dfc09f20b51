package dev.selvage.providers;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.request.RequestReader;
import java.util.AbstractList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows requests that are trees of Jackson 2 or 3. */
public final class JsonTreeReader implements RequestReader {

  private static final Set<String> CLASS_NAMES =
      Set.of("com.fasterxml.jackson.databind.JsonNode", "tools.jackson.databind.JsonNode");

  private static final Accessor TYPE = new Accessor("getNodeType");
  private static final Accessor FIELD = new Accessor("get", String.class);
  private static final Accessor ELEMENT = new Accessor("get", int.class);
  private static final Accessor SIZE = new Accessor("size");
  private static final Accessor TEXT = new Accessor("textValue");
  private static final Accessor STRING = new Accessor("stringValue"); // since Jackson 3
  private static final Accessor NUMBER = new Accessor("numberValue");
  private static final Accessor BOOLEAN = new Accessor("booleanValue");

  /** Made by the service loader. */
  public JsonTreeReader() {}

  @Override
  public Set<String> classNames() {
    return CLASS_NAMES;
  }

  @Override
  public ChatRequest read(Object request, Class<?> type) {
    return value(request) instanceof Fields fields
        ? ChatRequest.ofWire(fields)
        : ChatRequest.UNREADABLE;
  }

  private static @Nullable Object value(@Nullable Object node) {
    if (node == null || !(TYPE.get(node) instanceof Enum<?> type)) {
      return null;
    }
    return switch (type.name()) {
      case "OBJECT" -> (Fields) name -> value(FIELD.get(node, name));
      case "ARRAY" -> new Elements(node);
      case "STRING" -> text(node);
      case "NUMBER" -> NUMBER.get(node);
      case "BOOLEAN" -> BOOLEAN.get(node);
      case "NULL", "MISSING" -> null;
      default -> Fields.OPAQUE;
    };
  }

  private static @Nullable Object text(Object node) {
    Object text = STRING.get(node);
    return text == null ? TEXT.get(node) : text;
  }

  private static final class Elements extends AbstractList<@Nullable Object> {

    private final Object array;

    Elements(Object array) {
      this.array = array;
    }

    @Override
    public @Nullable Object get(int index) {
      return value(ELEMENT.get(array, index));
    }

    @Override
    public int size() {
      return SIZE.get(array) instanceof Integer size ? size : 0;
    }
  }
}
