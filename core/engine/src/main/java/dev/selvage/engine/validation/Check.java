package dev.selvage.engine.validation;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Fields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of one value that is there and readable. Immutable. */
@FunctionalInterface
interface Check {

  boolean holds(Object value);

  /** The check that a table writes as {@code number 0 2}; null for {@code none}. */
  static @Nullable Check of(String text) {
    String[] words = text.split(" ");
    return switch (words[0]) {
      case "none" -> null;
      case "number" -> number(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
      case "whole" -> whole(limit(words, 1, Long.MIN_VALUE), limit(words, 2, Long.MAX_VALUE));
      case "text" -> text((int) limit(words, 1, Integer.MAX_VALUE));
      case "texts" -> texts(limit(words, 1, 0), limit(words, 2, Integer.MAX_VALUE));
      case "word" -> word(Set.of(text.substring("word ".length()).split(" ")));
      case "foreign" -> value -> false;
      default -> throw new IllegalArgumentException("no check " + text);
    };
  }

  private static long limit(String[] words, int index, long otherwise) {
    return index < words.length ? Long.parseLong(words[index]) : otherwise;
  }

  static Check number(double least, double most) {
    return value -> {
      // No comparison holds of what is no number.
      double number = value instanceof Number given ? given.doubleValue() : Double.NaN;
      return number >= least && number <= most;
    };
  }

  private static Check whole(long least, long most) {
    return value -> {
      Long number = wholeNumber(value);
      return number != null && number >= least && number <= most;
    };
  }

  static Check text(int longest) {
    return value -> value instanceof String text && text.length() <= longest;
  }

  private static Check word(Set<String> words) {
    return value -> value instanceof String text && words.contains(text);
  }

  /** A text, or a list of texts, so many. */
  private static Check texts(long fewest, long most) {
    return value ->
        value instanceof String
            || (value instanceof List<?> list
                && list.size() >= fewest
                && list.size() <= most
                && areTexts(list));
  }

  private static boolean areTexts(List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (!(element instanceof String) && element != Fields.OPAQUE) {
        return false;
      }
    }
    return true;
  }

  /** The value as a whole number, 5.0 too, which JSON does not tell from 5; else null. */
  static @Nullable Long wholeNumber(@Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
      return isWhole ? (Long) (long) number : null;
    }
    return ChatRequest.wholeNumber(value);
  }

  /** So many letters, digits, underscores and dashes, one at least. */
  static boolean isName(@Nullable Object value, int longest) {
    if (!(value instanceof String text) || text.isEmpty() || text.length() > longest) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isNamePart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
