package dev.selvage.providers;

import dev.selvage.engine.sdk.SdkLoop;
import java.util.List;

/**
 * The loop around langchain4j's blocking models. Its number counts retries in 1.x (read in 1.19.0),
 * and attempts in 0.x (read in 0.36.2), whose field of that name tells them apart.
 */
public final class LangChain4jLoop implements SdkLoop {

  private static final String CLASS = "dev.langchain4j.internal.RetryUtils$RetryPolicy";
  private static final String PARAMETERS = "(Ljava.util.concurrent.Callable;I)";

  /** Found by {@link java.util.ServiceLoader}. */
  public LangChain4jLoop() {}

  @Override
  public String client() {
    return "langchain4j";
  }

  @Override
  public String turnOff() {
    return "turn that off by the model's builder: maxRetries(0) in 1.x, maxRetries(1) in 0.x";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(Role.LOOPS, CLASS, "withRetry", PARAMETERS, "maxRetries"),
        new Point(Role.LOOPS_ATTEMPTS, CLASS, "withRetry", PARAMETERS, "maxAttempts"));
  }
}
