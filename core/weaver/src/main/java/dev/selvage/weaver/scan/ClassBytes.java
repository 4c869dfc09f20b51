package dev.selvage.weaver.scan;

import java.util.Arrays;

/** The bytes of a class file, read by offset; a read past the end is an index out of bounds. */
final class ClassBytes {

  private final byte[] bytes;

  ClassBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  int u1(int at) {
    return bytes[at] & 0xFF;
  }

  int u2(int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  int s4(int at) {
    return u2(at) << 16 | u2(at + 2);
  }

  /** The four-byte length at an offset, which must not reach past the end of the file. */
  int length(int at) {
    int length = s4(at);
    if (length < 0 || length > bytes.length - at - 4) {
      throw new Malformed("a length at offset " + at + " reaches past the end of the file");
    }
    return length;
  }

  /** Whether a text of single-byte characters stands at an offset. */
  boolean has(byte[] text, int at) {
    int end = at + text.length;
    return end <= bytes.length && Arrays.equals(bytes, at, end, text, 0, text.length);
  }

  String text(int at, int length) {
    return ModifiedUtf8.decode(bytes, at, length);
  }
}
