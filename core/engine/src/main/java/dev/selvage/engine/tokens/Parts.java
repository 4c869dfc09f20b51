package dev.selvage.engine.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Texts that are tokens, and the tokens that come on top of them. */
final class Parts {

  /** A token of a byte-level vocabulary is one byte at least. */
  private static final int MOST_BYTES_PER_CHAR = 3;

  private final List<String> texts = new ArrayList<>();
  private long overhead;

  void text(String text) {
    texts.add(text);
  }

  void overhead(long tokens) {
    overhead += tokens;
  }

  long count(ToIntFunction<String> tokensOf) {
    long tokens = overhead;
    for (String text : texts) {
      tokens += tokensOf.applyAsInt(text);
    }
    return Math.max(0, tokens);
  }

  /** No encoding makes more of them; without a look at the texts. */
  long atMost() {
    long tokens = Math.max(0, overhead);
    for (String text : texts) {
      tokens += (long) MOST_BYTES_PER_CHAR * text.length() + 1;
    }
    return tokens;
  }

  /** As {@link #atMost}, nearer to the truth: the bytes of the texts in UTF-8. */
  long bytes() {
    long tokens = Math.max(0, overhead);
    for (String text : texts) {
      tokens += bytes(text) + 1;
    }
    return tokens;
  }

  private static long bytes(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Half of a surrogate pair has two of its four bytes.
      bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return bytes;
  }
}
