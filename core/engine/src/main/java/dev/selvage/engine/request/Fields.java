package dev.selvage.engine.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of the wire shape, read lazily: a request, a message, a part, a tool. Safe for use by
 * as many threads as what it reads.
 */
@FunctionalInterface
public interface Fields {

  /** Stands for what is there, or set elsewhere, but cannot be read. It is never judged. */
  Object OPAQUE = Unread.OPAQUE;

  /** An object of which nothing can be read: each of its fields is {@link #OPAQUE}. */
  Fields UNREADABLE = name -> OPAQUE;

  /** An object without fields. */
  Fields NONE = name -> null;

  /**
   * The value of a field.
   *
   * @param name as on the wire: {@code tool_call_id}
   * @return a {@code String}, {@code Boolean} or {@code Number}, a {@code List} of such values, a
   *     {@code Fields}, {@link #OPAQUE}; null where the field is absent or null
   */
  @Nullable Object get(String name);

  /** The names of the fields that are there, as far as they can be listed; else none. */
  default List<String> names() {
    return List.of();
  }

  /** The fields of a map by their names; its values as {@link #value}. */
  static Fields of(Map<?, ?> map) {
    return new MapFields(map);
  }

  /** The fields of a JSON object; null where the text is none, or is nested too deeply. */
  static @Nullable Fields ofJson(String text) {
    return JsonText.parse(text);
  }

  /**
   * Plain Java as a field's value: maps become {@code Fields}, collections and arrays lists of such
   * values; what else there is, is {@link #OPAQUE}.
   */
  static @Nullable Object value(@Nullable Object plain) {
    return MapFields.value(plain);
  }
}
