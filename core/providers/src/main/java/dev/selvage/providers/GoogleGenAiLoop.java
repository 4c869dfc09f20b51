package dev.selvage.providers;

import dev.selvage.engine.sdk.SdkLoop;
import java.util.List;

/**
 * The loop in google-genai, an interceptor of OkHttp's, seen where it is about to wait: the options
 * may be those of the one request. Read in 1.59.0 and 2.0.0.
 */
public final class GoogleGenAiLoop implements SdkLoop {

  /** Found by {@link java.util.ServiceLoader}. */
  public GoogleGenAiLoop() {}

  @Override
  public String client() {
    return "google-genai";
  }

  @Override
  public String turnOff() {
    return "turn that off by Client.builder().httpOptions(HttpOptions.builder().retryOptions("
        + "HttpRetryOptions.builder().attempts(1)))";
  }

  @Override
  public List<Point> points() {
    return List.of(
        new Point(
            Role.REPEATS,
            "com.google.genai.RetryInterceptor",
            "calculateDelay",
            "(Lcom.google.genai.types.HttpRetryOptions;I)",
            "attempts|5"));
  }
}
