package dev.selvage.providers;

import dev.selvage.engine.sdk.SdkLoop;
import java.util.List;

/**
 * The loop of Spring's templates, which Spring AI's models run in: that of Spring Retry in 1.x
 * (read in 1.1.0, with Spring Retry 2.0.12), that of Spring itself in 2.x (read in 2.0.0, with
 * 7.0.8).
 */
public final class SpringRetryLoop implements SdkLoop {

  /** Found by {@link java.util.ServiceLoader}. */
  public SpringRetryLoop() {}

  @Override
  public String client() {
    return "Spring's RetryTemplate (as in Spring AI)";
  }

  @Override
  public String turnOff() {
    return "turn that off by spring.ai.retry.max-attempts=1 in Spring AI 1.x, 0 in 2.x, or by the"
        + " retryTemplate of the model's builder";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(
            Role.REPEATS,
            "org.springframework.retry.support.RetryTemplate",
            "canRetry",
            "(Lorg.springframework.retry.RetryPolicy;Lorg.springframework.retry.RetryContext;)",
            "getMaxAttempts"),
        new Point(
            Role.RUNS,
            "org.springframework.core.retry.RetryTemplate",
            "execute",
            "(Lorg.springframework.core.retry.Retryable;)",
            "getRetryPolicy.getBackOff.getMaxAttempts"));
  }
}
