package dev.selvage.weaver;

import dev.selvage.BackoffLaw;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One-line methods, one for each variant of the advice; the first calls of each fail. */
public class SampleService {

  private int calls;

  @RetryOnRateLimit(backoff = BackoffLaw.FIXED, initialDelay = "0s")
  public int number(int a) {
    return fail() + a;
  }

  @RetryOnRateLimit(backoff = BackoffLaw.FIXED, initialDelay = "0s")
  public Serializable result(int a, String b, Object c) {
    return fail() + a;
  }

  @RetryOnRateLimit(backoff = BackoffLaw.FIXED, initialDelay = "0s")
  public int reading(Map<String, Object> request, int a) {
    return fail() + a;
  }

  @RetryOnRateLimit(backoff = BackoffLaw.FIXED, initialDelay = "0s")
  @ValidateChatRequest
  public int validated(Map<String, Object> request, int a) {
    return fail() + a;
  }

  @RetryOnRateLimit(backoff = BackoffLaw.FIXED, initialDelay = "0s")
  public CompletableFuture<Integer> later(int a) {
    return CompletableFuture.completedFuture(fail() + a);
  }

  private int fail() {
    if (++calls < 3) {
      throw new SampleFailure(429);
    }
    return 0;
  }
}
