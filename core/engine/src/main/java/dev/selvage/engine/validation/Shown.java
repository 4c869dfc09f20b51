package dev.selvage.engine.validation;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Fields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as messages may show them: numbers, and the beginnings of words that are names. Text that
 * may be a prompt or a key is told by its length.
 */
final class Shown {

  /** Keys are longer. */
  private static final int LONGEST = 24;

  private static final int BEGINNING = 8;

  private Shown() {}

  static String of(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    } else if (value instanceof Number number) {
      return number(number);
    } else if (value instanceof Boolean) {
      return value.toString();
    }
    return kind(value);
  }

  /** What sort of value it is, and nothing of the value. */
  static String kind(@Nullable Object value) {
    if (value == null) {
      return "missing";
    } else if (value instanceof List<?> list) {
      return list.isEmpty() ? "empty" : "a list of " + list.size();
    } else if (value instanceof String) {
      return "a text";
    } else if (value instanceof Number) {
      return "a number";
    } else if (value instanceof Boolean) {
      return "true or false";
    }
    return value instanceof Fields ? "an object" : "something else";
  }

  private static String text(String text) {
    if (text.length() > LONGEST && ChatRequest.isModelName(text)) {
      return "\"%s…\" (%d characters)".formatted(text.substring(0, BEGINNING), text.length());
    }
    return isName(text) ? '"' + text + '"' : "a text of %d characters".formatted(text.length());
  }

  /** Short, of letters, digits and their like, and no key. */
  static boolean isName(String text) {
    return text.length() <= LONGEST && ChatRequest.isModelName(text);
  }

  /** The digits of a huge number take forever. */
  private static String number(Number number) {
    boolean isHuge =
        (number instanceof BigInteger whole && whole.bitLength() > 100)
            || (number instanceof BigDecimal decimal
                && (decimal.precision() > 30 || Math.abs((long) decimal.scale()) > 30));
    return isHuge ? "a number of many digits" : number.toString();
  }
}
