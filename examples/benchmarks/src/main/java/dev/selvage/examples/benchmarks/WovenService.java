package dev.selvage.examples.benchmarks;

import dev.selvage.BackoffLaw;
import dev.selvage.ChatModel;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;

/** The service that the build weaves. */
public final class WovenService {

  private int k = 7;

  /** Does what {@link Bare#op} does. */
  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  public int op(int x) {
    return x < 0 ? Busy.fail() : x * 31 + k;
  }

  /** The same, of a request whose model is checked first. */
  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  @ValidateChatRequest(models = {"gpt-4o", "gpt-4o-mini"})
  public int validated(@ChatModel String model, int x) {
    return x < 0 ? Busy.fail() : x * 31 + k;
  }

  /** Does what {@link Bare#reply} does. */
  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  public Reply reply(String question) {
    return question.isEmpty() ? Busy.fail() : new Reply(question, k);
  }
}
