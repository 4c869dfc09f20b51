package dev.selvage.engine.tokens;

import org.jspecify.annotations.Nullable;

/**
 * Knows how models count tokens. Found through {@link java.util.ServiceLoader} with the guarded
 * class's loader; the artifact {@code selvage-tokens} brings one for OpenAI's models.
 * Implementations are safe for use by many threads, never throw, and never make a call wait for
 * their tables: until those are loaded they answer with {@link Tokenizer#ofCharacters}.
 */
public interface TokenCounter {

  /**
   * How texts for that model are counted; null where this counter does not know the model.
   *
   * @param model as the request names it
   */
  @Nullable Tokenizer tokenizer(String model);
}
