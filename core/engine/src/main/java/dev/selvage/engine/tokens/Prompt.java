package dev.selvage.engine.tokens;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.tokens.TokenCount.Way;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one request, found out as far as it is asked: first what they are at most, which
 * takes no tokenizer, and the count itself once. Safe for use by many threads as far as the request
 * is: two may both count, and get the same.
 */
public final class Prompt {

  /** What a tool begins with, in tokens, as the older models have it; and the newer. */
  private static final int OLDER_TOOL = 10;

  private static final int NEWER_TOOL = 7;

  private final RequestParts parts;
  private final Supplier<Tokenizer> tokenizer;
  private @Nullable TokenCount count;

  Prompt(ChatRequest request, String bareModel, Supplier<Tokenizer> tokenizer) {
    this.parts = new RequestParts(request, isOlder(bareModel) ? OLDER_TOOL : NEWER_TOOL);
    this.tokenizer = tokenizer;
  }

  private static boolean isOlder(String model) {
    return model.startsWith("gpt-3") || model.equals("gpt-4") || model.startsWith("gpt-4-");
  }

  /**
   * Whether the request surely has no more tokens than that, as its length alone tells: a token is
   * one byte of UTF-8 at least.
   */
  public boolean isSurelyWithin(long tokens) {
    return parts.sure().atMost() + parts.estimated().atMost() <= tokens
        || parts.sure().bytes() + parts.estimated().bytes() <= tokens;
  }

  /** How many tokens the request has; counted once. */
  public TokenCount count() {
    TokenCount known = count;
    if (known == null) {
      known = count(tokenizer.get());
      count = known;
    }
    return known;
  }

  private TokenCount count(Tokenizer by) {
    long sure = parts.sure().count(by.tokensOf());
    long estimated = parts.estimated().count(by.tokensOf());
    long atLeast = by.way() == Way.CHARACTERS ? (sure + estimated) / 2 : sure + estimated / 2;
    return new TokenCount(sure + estimated, atLeast, by.way(), by.how() + notes(estimated));
  }

  private String notes(long estimated) {
    String share =
        estimated > 0 ? "; " + estimated + " of them, of tools or images, estimated" : "";
    return parts.unread().isEmpty()
        ? share
        : share + "; without " + String.join(", ", parts.unread()) + ", which cannot be read";
  }
}
