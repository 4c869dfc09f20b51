package dev.selvage.engine.validation;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Fields;
import org.jspecify.annotations.Nullable;

/** Reads fields for rules on what is there: what cannot be read may as well not be. */
final class Reads {

  private Reads() {}

  static @Nullable Object known(ChatRequest request, String name) {
    return known(request.field(name));
  }

  static @Nullable Object known(@Nullable Object value) {
    return value == Fields.OPAQUE ? null : value;
  }

  /** The object; one without fields where it is none. */
  static Fields object(@Nullable Object value) {
    return value instanceof Fields fields ? fields : Fields.NONE;
  }

  /** Whether it is a text with something in it. */
  static boolean isText(@Nullable Object value) {
    return value instanceof String text && !text.isBlank();
  }
}
