package dev.selvage.weaver.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The encoding of texts in a class file (JVMS 4.4.7). */
final class ModifiedUtf8 {

  private ModifiedUtf8() {}

  static String decode(byte[] bytes, int from, int length) {
    int end = from + length;
    for (int i = from; i < end; i++) {
      if (bytes[i] < 0) {
        return decodeSlowly(bytes, from, end);
      }
    }
    return new String(bytes, from, length, ISO_8859_1);
  }

  private static String decodeSlowly(byte[] bytes, int from, int end) {
    StringBuilder text = new StringBuilder(end - from);
    int at = from;
    while (at < end) {
      int width = width(bytes[at]);
      if (width > end - at) {
        throw new Malformed("a text ends inside a character at offset " + at);
      }
      text.append(character(bytes, at, width));
      at += width;
    }
    return text.toString();
  }

  private static int width(byte first) {
    if (first >= 0) {
      return 1;
    }
    return (first & 0xE0) == 0xC0 ? 2 : 3;
  }

  private static char character(byte[] bytes, int at, int width) {
    if (width == 1) {
      return (char) bytes[at];
    }
    int low = bytes[at + width - 1] & 0x3F;
    return width == 2
        ? (char) ((bytes[at] & 0x1F) << 6 | low)
        : (char) ((bytes[at] & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | low);
  }
}
