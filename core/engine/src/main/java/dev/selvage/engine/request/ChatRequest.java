package dev.selvage.engine.request;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One view of a chat request, whatever type carries it. Reads lazily, and the messages once; safe
 * for use by as many threads as what it reads.
 */
public final class ChatRequest {

  /** A request of which nothing can be read, and that is therefore never judged. */
  public static final ChatRequest UNREADABLE = new ChatRequest(Dialect.ANY, Fields.UNREADABLE);

  /** The names of the bounds on what the model may write, that which overrules the others first. */
  public static final List<String> TOKEN_LIMITS =
      List.of("max_completion_tokens", "max_tokens", "max_output_tokens");

  private static final Pattern MODEL_NAME =
      Pattern.compile("(?!sk-)[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}");

  private final Dialect dialect;
  private final Fields fields;
  private @Nullable Messages messages;
  private volatile @Nullable Object worked;

  /** A request of that dialect with those fields. */
  public ChatRequest(Dialect dialect, Fields fields) {
    this.dialect = dialect;
    this.fields = fields;
  }

  /** A request of the wire shape, which tells its dialect. */
  public static ChatRequest ofWire(Fields fields) {
    return new ChatRequest(WireShape.dialect(fields), fields);
  }

  /** A request that is JSON text; {@link #UNREADABLE} where that is no JSON object. */
  public static ChatRequest ofJson(String text) {
    Fields fields = JsonText.parse(text);
    return fields == null ? UNREADABLE : ofWire(fields);
  }

  /** A request that is JSON in UTF-8; {@link #UNREADABLE} where that is no JSON object. */
  public static ChatRequest ofJson(byte[] bytes) {
    Fields fields = JsonText.parse(bytes);
    return fields == null ? UNREADABLE : ofWire(fields);
  }

  /**
   * Whether the text may be the name of a model. What may not is shown nowhere: where arguments
   * were mixed up, it may be a prompt or a key.
   */
  public static boolean isModelName(String text) {
    return MODEL_NAME.matcher(text).matches();
  }

  /** The value as a whole number; null where it is none, or too large for one. */
  public static @Nullable Long wholeNumber(@Nullable Object value) {
    if (value instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Long) big.longValue() : null;
    }
    return value instanceof Integer
            || value instanceof Long
            || value instanceof Short
            || value instanceof Byte
        ? (Long) ((Number) value).longValue()
        : null;
  }

  /** Whose rules of the wire it keeps. */
  public Dialect dialect() {
    return dialect;
  }

  /** The model asked for; empty where the request names none, or it is set elsewhere. */
  public Optional<String> model() {
    Object model = field("model");
    return model == null || model == Fields.OPAQUE
        ? Optional.empty()
        : Optional.of(model.toString());
  }

  /** Whether the model is part of the request; where it is set elsewhere, no rule is on it. */
  public boolean namesModel() {
    return field("model") != Fields.OPAQUE;
  }

  /**
   * The messages in order; the {@code input} of the responses API, whose text is one user's
   * message. Empty where the request has none, or something that is no list. Messages that cannot
   * be read are one that is {@link Fields#UNREADABLE}.
   */
  public Optional<List<Fields>> messages() {
    Messages known = messages;
    if (known == null) {
      known = new Messages(Optional.ofNullable(readMessages()));
      messages = known;
    }
    return known.read;
  }

  private @Nullable List<Fields> readMessages() {
    boolean isInput = dialect == Dialect.OPENAI_RESPONSES;
    Object value = field(isInput ? "input" : "messages");
    if (value == Fields.OPAQUE) {
      return List.of(Fields.UNREADABLE);
    }
    if (value instanceof String text && isInput) {
      return List.of(new UserText(text));
    }
    if (!(value instanceof List<?> list)) {
      return null;
    }
    List<Fields> read = new ArrayList<>(list.size());
    for (Object element : list) {
      read.add(message(element));
    }
    return read;
  }

  private static Fields message(@Nullable Object element) {
    if (element instanceof Fields fields) {
      return fields;
    }
    return element == null ? Fields.NONE : Fields.UNREADABLE;
  }

  /** One field of the wire shape, as {@link Fields#get}. */
  public @Nullable Object field(String name) {
    return fields.get(name);
  }

  /**
   * What somebody works out of the request once and needs again, such as its tokens: made when
   * first asked for, and kept with it. Made by two threads, either counts.
   */
  public <T> T once(Class<T> type, Supplier<T> maker) {
    Object known = worked;
    if (type.isInstance(known)) {
      return type.cast(known);
    }
    T made = maker.get();
    worked = made;
    return made;
  }

  /** What was read of the messages; two threads at once may both read them. */
  private record Messages(Optional<List<Fields>> read) {}

  private record UserText(String text) implements Fields {
    @Override
    public @Nullable Object get(String name) {
      return switch (name) {
        case "role" -> "user";
        case "content" -> text;
        default -> null;
      };
    }
  }
}
