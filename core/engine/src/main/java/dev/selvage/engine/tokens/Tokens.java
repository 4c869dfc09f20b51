package dev.selvage.engine.tokens;

import dev.selvage.engine.models.ModelNames;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.tokens.TokenCount.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts tokens before the call, by the first counter that knows the model; where none does, by a
 * quarter of the characters. Safe for use by many threads.
 */
public final class Tokens {

  private static final Tokenizer NO_COUNTER =
      Tokenizer.ofCharacters("the artifact selvage-tokens is not there");

  private static final Tokenizer UNKNOWN_MODEL =
      Tokenizer.ofCharacters("no tokenizer is known for the model");

  private final List<TokenCounter> counters;

  /** Counts by those counters; an earlier one wins. */
  public Tokens(List<TokenCounter> counters) {
    this.counters = List.copyOf(counters);
  }

  /** How many tokens a text has for that model, without what a message adds. */
  public TokenCount count(String model, String text) {
    Tokenizer tokenizer = tokenizer(model);
    long tokens = tokenizer.tokensOf().applyAsInt(text);
    long atLeast = tokenizer.way() == Way.CHARACTERS ? tokens / 2 : tokens;
    return new TokenCount(tokens, atLeast, tokenizer.way(), tokenizer.how());
  }

  /**
   * The tokens of a request. The same for the same instance of it, so that rules, quota and cost
   * count it once.
   */
  public Prompt prompt(ChatRequest request) {
    return request.once(Prompt.class, () -> read(request));
  }

  private Prompt read(ChatRequest request) {
    String model = request.model().orElse("");
    return new Prompt(request, ModelNames.bare(model), () -> tokenizer(model));
  }

  private Tokenizer tokenizer(String model) {
    for (TokenCounter counter : counters) {
      @Nullable Tokenizer tokenizer = counter.tokenizer(model);
      if (tokenizer != null) {
        return tokenizer;
      }
    }
    return counters.isEmpty() ? NO_COUNTER : UNKNOWN_MODEL;
  }
}
