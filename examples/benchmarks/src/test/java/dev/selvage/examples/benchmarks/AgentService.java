package dev.selvage.examples.benchmarks;

import dev.selvage.BackoffLaw;
import dev.selvage.RetryOnRateLimit;

/** The service that the agent weaves, and nothing else. */
final class AgentService {

  private int k = 7;

  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  int op(int x) {
    return x < 0 ? Busy.fail() : x * 31 + k;
  }

  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  Reply reply(String question) {
    return question.isEmpty() ? Busy.fail() : new Reply(question, k);
  }
}
