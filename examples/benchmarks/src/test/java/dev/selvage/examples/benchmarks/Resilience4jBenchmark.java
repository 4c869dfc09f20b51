package dev.selvage.examples.benchmarks;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;

/** Resilience4j, decorated once and on the spot. */
public class Resilience4jBenchmark extends Contender {

  private final Bare bare = new Bare();
  private final Retry retry =
      Retry.of(
          "chat",
          RetryConfig.custom()
              .maxAttempts(3)
              .waitDuration(Duration.ofMillis(1))
              .retryExceptions(Busy.class)
              .build());
  private final Function<Integer, Integer> decorated = Retry.decorateFunction(retry, bare::op);
  private final Function<Integer, Integer> three =
      Retry.decorateFunction(
          retry,
          CircuitBreaker.decorateFunction(
              CircuitBreaker.ofDefaults("chat"),
              RateLimiter.decorateFunction(neverFull(), bare::op)));

  private static RateLimiter neverFull() {
    return RateLimiter.of(
        "chat",
        RateLimiterConfig.custom()
            .limitForPeriod(1_000_000_000)
            .limitRefreshPeriod(Duration.ofSeconds(1))
            .timeoutDuration(Duration.ZERO)
            .build());
  }

  @Row("Resilience4j Retry, decorated once")
  @Benchmark
  public int decorated() {
    return decorated.apply(x);
  }

  @Row("Resilience4j Retry, executeSupplier")
  @Benchmark
  public int execute() {
    return retry.executeSupplier(() -> bare.op(x));
  }

  @Row("Resilience4j Retry + CircuitBreaker + RateLimiter, decorated once")
  @Benchmark
  public int three() {
    return three.apply(x);
  }
}
