package dev.selvage.examples.benchmarks;

import dev.selvage.BackoffLaw;
import dev.selvage.RetryOnRateLimit;

/** The service that Selvage's aspect is woven into. */
final class SelvageAspectJService {

  private int k = 7;

  @RetryOnRateLimit(maxAttempts = 3, backoff = BackoffLaw.FIXED, initialDelay = "0s")
  int op(int x) {
    return x < 0 ? Busy.fail() : x * 31 + k;
  }
}
