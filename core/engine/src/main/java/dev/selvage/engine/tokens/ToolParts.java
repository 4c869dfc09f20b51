package dev.selvage.engine.tokens;

import dev.selvage.engine.request.Fields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of tools, which a provider turns into a text of its own.
 *
 * <p>Source: OpenAI's cookbook ("How to count tokens with tiktoken", {@code num_tokens_for_tools}),
 * which was right to the token for its flat parameters; for nested ones the same is taken again.
 */
final class ToolParts {

  private static final int PROPERTIES = 3;
  private static final int A_PROPERTY = 3;
  private static final int AN_ENUM = -3;
  private static final int AN_ENUMS_ITEM = 3;
  private static final int TOOLS_END = 12;

  /** Anything deeper is no schema that a provider takes. */
  private static final int DEEPEST = 16;

  private final Parts parts;
  private final Set<String> unread;
  private final int aTool;

  ToolParts(Parts parts, Set<String> unread, int aTool) {
    this.parts = parts;
    this.unread = unread;
    this.aTool = aTool;
  }

  void tools(@Nullable Object tools, String name) {
    if (tools instanceof List<?> list) {
      for (Object tool : list) {
        tool(tool, name);
      }
      parts.overhead(list.isEmpty() ? 0 : TOOLS_END);
    } else if (tools != null) {
      unread.add(name);
    }
  }

  private void tool(@Nullable Object tool, String field) {
    if (!(tool instanceof Fields fields) || tool == Fields.UNREADABLE) {
      unread.add(field);
      return;
    }
    Fields function = fields.get("function") instanceof Fields inner ? inner : fields;
    parts.overhead(aTool);
    parts.text(text(function.get("name")) + ":" + sentence(function.get("description")));
    Object parameters = function.get("parameters");
    schema(parameters == null ? function.get("input_schema") : parameters, field, 0);
  }

  private void schema(@Nullable Object schema, String field, int depth) {
    if (schema == Fields.OPAQUE) {
      unread.add(field + "' parameters");
    }
    if (!(schema instanceof Fields fields) || depth > DEEPEST) {
      return;
    }
    if (fields.get("properties") instanceof Fields properties) {
      boolean isFirst = true;
      for (String name : properties.names()) {
        parts.overhead(isFirst ? PROPERTIES : 0);
        isFirst = false;
        property(name, properties.get(name), field, depth);
      }
    }
    schema(fields.get("items"), field, depth + 1);
  }

  private void property(String name, @Nullable Object property, String field, int depth) {
    if (!(property instanceof Fields fields)) {
      return;
    }
    parts.overhead(A_PROPERTY);
    if (fields.get("enum") instanceof List<?> items) {
      parts.overhead(AN_ENUM);
      for (Object item : items) {
        parts.overhead(AN_ENUMS_ITEM);
        parts.text(text(item));
      }
    }
    parts.text(name + ":" + text(fields.get("type")) + ":" + sentence(fields.get("description")));
    schema(fields, field, depth + 1);
  }

  /** A tree of JSON, such as the input of a call: its names and values, and a sign beside each. */
  void tree(Fields fields) {
    tree(fields, 0);
  }

  private void tree(@Nullable Object value, int depth) {
    if (depth > DEEPEST || value == Fields.OPAQUE) {
      unread.add("input");
    } else if (value instanceof Fields fields) {
      for (String name : fields.names()) {
        parts.overhead(1);
        parts.text(name);
        tree(fields.get(name), depth + 1);
      }
    } else if (value instanceof List<?> elements) {
      elements.forEach(element -> tree(element, depth + 1));
    } else {
      parts.overhead(1);
      parts.text(text(value));
    }
  }

  private static String sentence(@Nullable Object description) {
    String text = text(description);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static String text(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : "";
  }
}
