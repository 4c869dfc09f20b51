package dev.selvage.engine.tokens;

/**
 * How many tokens a text or a request has, and how that was found out.
 *
 * @param tokens the number, as near as it can be known before the call
 * @param atLeast what it surely has: what was counted by an encoding, and half of what was
 *     estimated. A request is stopped by this number alone
 * @param way how the texts were counted
 * @param how the whole story as a phrase, with what was left out
 */
public record TokenCount(long tokens, long atLeast, Way way, String how) {

  /** How texts were counted. */
  public enum Way {
    /** By the encoding that the tokenizer's own tables name for the model. */
    ENCODING,
    /** By the encoding of the model's family. */
    FAMILY,
    /** By their length. */
    CHARACTERS
  }
}
