package dev.selvage.tokens;

import java.nio.charset.StandardCharsets;

/**
 * Texts as they are sent: half of a surrogate pair, such as where a text was cut within an emoji,
 * is no UTF-8, and becomes a question mark. JTokkit asserts that there is none.
 */
final class WellFormed {

  private WellFormed() {}

  static String of(String text) {
    return isWellFormed(text)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
