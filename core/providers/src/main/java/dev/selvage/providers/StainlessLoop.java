package dev.selvage.providers;

import dev.selvage.engine.sdk.SdkLoop;
import java.util.List;

/**
 * The loop in the clients that Stainless generates, {@code RetryingHttpClient}: the same in each
 * but for the package. Read in openai-java 3.7.1 and 4.101.0, anthropic-java 2.57.0 and 3.13.0.
 */
abstract class StainlessLoop implements SdkLoop {

  private final String client;
  private final String builder;
  private final String packageName;

  StainlessLoop(String client, String builder, String packageName) {
    this.client = client;
    this.builder = builder;
    this.packageName = packageName;
  }

  @Override
  public final String client() {
    return client;
  }

  @Override
  public final String turnOff() {
    return "turn that off by "
        + builder
        + ".maxRetries(0), or inside guarded methods by the agent's option neutralizeSdkRetries";
  }

  @Override
  public final List<Point> points() {
    String request = packageName + ".core.http.HttpRequest";
    return List.of(
        new Point(Role.BUILDS, request + "$Builder", "build", "()", ""),
        new Point(Role.COPIES, request, "toBuilder", "()", ""),
        new Point(
            Role.DECIDES,
            packageName + ".core.http.RetryingHttpClient",
            "isRetryable",
            "(L" + request + ";)",
            "maxRetries"));
  }
}
