package dev.selvage.providers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields and JSON values of openai-java and anthropic-java, none of which need be as its
 * types promise. Walks them, since the conversion that the clients bring costs several times that.
 */
final class OpenAiJson {

  private static final Accessor AS_KNOWN = new Accessor("asKnown");
  private static final Accessor IS_MISSING = new Accessor("isMissing");
  private static final Accessor IS_NULL = new Accessor("isNull");

  /** Of an object, its map; of an array, its list. */
  private static final Accessor VALUES = new Accessor("values");

  /** Of a text, a number or a truth. */
  private static final Accessor VALUE = new Accessor("value");

  /** No error and no request is deeper; what is reads as nothing. */
  private static final int DEEPEST = 64;

  private OpenAiJson() {}

  /**
   * What the field holds: a value of its type, or else plain Java (maps, lists, strings, numbers);
   * null where it is missing or null.
   */
  static @Nullable Object value(@Nullable Object field) {
    if (field == null) {
      return null;
    }
    Object known = AS_KNOWN.get(field);
    return known != null ? known : plain(field, 0);
  }

  private static @Nullable Object plain(@Nullable Object json, int depth) {
    if (json == null || depth > DEEPEST) {
      return null;
    }
    Object values = VALUES.get(json);
    if (values instanceof Map<?, ?> fields) {
      Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
      fields.forEach((name, value) -> plain.put(name, plain(value, depth + 1)));
      return plain;
    }
    if (values instanceof List<?> items) {
      List<@Nullable Object> plain = new ArrayList<>(items.size());
      items.forEach(item -> plain.add(plain(item, depth + 1)));
      return plain;
    }
    return VALUE.get(json);
  }

  /** Whether the field holds anything. */
  static boolean isGiven(@Nullable Object field) {
    return field != null
        && !Boolean.TRUE.equals(IS_MISSING.get(field))
        && !Boolean.TRUE.equals(IS_NULL.get(field));
  }
}
