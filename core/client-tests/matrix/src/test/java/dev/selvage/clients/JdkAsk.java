package dev.selvage.clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks through the JDK's own client by a blocking call. */
public final class JdkAsk implements BiFunction<String, Duration, Callable<Object>> {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static HttpRequest request(String address, Duration timeout) {
    return HttpRequest.newBuilder(URI.create(address + "/chat/completions"))
        .timeout(timeout)
        .POST(BodyPublishers.ofString("{}"))
        .build();
  }

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    return () -> CLIENT.send(request(address, timeout), BodyHandlers.ofString());
  }

  /** Asks for a future. */
  public static final class Later implements BiFunction<String, Duration, Callable<Object>> {
    @Override
    public Callable<Object> apply(String address, Duration timeout) {
      return () -> CLIENT.sendAsync(request(address, timeout), BodyHandlers.ofByteArray()).get();
    }
  }
}
