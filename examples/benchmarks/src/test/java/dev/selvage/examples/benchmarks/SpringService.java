package dev.selvage.examples.benchmarks;

import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;

/** The service that Spring proxies. */
public class SpringService {

  private int k = 7;

  /** Does what {@link Bare#op} does. */
  @Retryable(retryFor = Busy.class, maxAttempts = 3, backoff = @Backoff(delay = 1))
  public int op(int x) {
    return x < 0 ? Busy.fail() : x * 31 + k;
  }
}
