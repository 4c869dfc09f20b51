package dev.selvage.engine.tokens;

import dev.selvage.engine.tokens.TokenCount.Way;
import java.util.function.ToIntFunction;

/**
 * Counts the tokens of texts for one model. Safe for use by many threads as far as its function is.
 *
 * @param way how it counts
 * @param how the same as a phrase that an operator understands: {@code o200k_base, the encoding of
 *     gpt-4o}
 * @param tokensOf the tokens of a text that is sent as it is, never read as a special token
 */
public record Tokenizer(Way way, String how, ToIntFunction<String> tokensOf) {

  /** OpenAI's own rule of thumb for English. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  /**
   * Takes a quarter of the characters, rounded up.
   *
   * @param why no better way can be taken
   */
  public static Tokenizer ofCharacters(String why) {
    return new Tokenizer(
        Way.CHARACTERS, "a quarter of the characters, since " + why, Tokenizer::quarter);
  }

  private static int quarter(String text) {
    return text.length() / CHARACTERS_PER_TOKEN
        + (text.length() % CHARACTERS_PER_TOKEN > 0 ? 1 : 0);
  }
}
