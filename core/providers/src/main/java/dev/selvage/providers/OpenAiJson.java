package dev.selvage.providers;

import org.jspecify.annotations.Nullable;

/** Reads openai-java's fields and JSON values, none of which need be as its types promise. */
final class OpenAiJson {

  private static final Accessor AS_KNOWN = new Accessor("asKnown");
  private static final Accessor IS_MISSING = new Accessor("isMissing");
  private static final Accessor IS_NULL = new Accessor("isNull");
  private static final Accessor CONVERT = new Accessor("convert", Class.class);

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
    return known != null || !isGiven(field) ? known : CONVERT.get(field, Object.class);
  }

  /** Whether the field holds anything. */
  static boolean isGiven(@Nullable Object field) {
    return field != null
        && !Boolean.TRUE.equals(IS_MISSING.get(field))
        && !Boolean.TRUE.equals(IS_NULL.get(field));
  }
}
