package dev.selvage.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The JDK's client, pointed at a fake provider. */
final class Exchange {

  static final String BODY =
      "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Exchange() {}

  static HttpResponse<String> ask(FakeChatProvider provider)
      throws IOException, InterruptedException {
    return ask(provider, BODY);
  }

  static HttpResponse<String> ask(FakeChatProvider provider, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(chat(provider, body), BodyHandlers.ofString());
  }

  static HttpResponse<String> send(FakeChatProvider provider, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest request = to(provider, path).method(method, BodyPublishers.ofString(BODY)).build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  static HttpRequest chat(FakeChatProvider provider, String body) {
    return to(provider, "/chat/completions")
        .header("Authorization", "Bearer sk-secret")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpRequest.Builder to(FakeChatProvider provider, String path) {
    return HttpRequest.newBuilder(URI.create(provider.baseUrl() + path))
        .timeout(Duration.ofSeconds(10))
        .header("Content-Type", "application/json");
  }
}
