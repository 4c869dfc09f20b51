package dev.selvage.examples.buildtime;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.ValidateChatRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** A chat call over the JDK's own HTTP client: a failure is a response, not an exception. */
public final class RawChat {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI endpoint;

  /** Calls {@code POST baseUrl/chat/completions}. */
  public RawChat(String baseUrl) {
    this.endpoint = URI.create(baseUrl + "/chat/completions");
  }

  /** Asks one question. */
  public String ask(String model, String question) throws IOException, InterruptedException {
    Map<String, Object> request =
        Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", question)));
    return send(request).body();
  }

  @RetryOnRateLimit(initialDelay = "10ms")
  @RetryOnServerError(initialDelay = "10ms")
  @ValidateChatRequest(models = {"gpt-4o", "gpt-4o-mini"})
  private HttpResponse<String> send(Map<String, Object> request)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(endpoint)
            .header("Authorization", "Bearer sk-fake")
            .POST(HttpRequest.BodyPublishers.ofString(Json.of(request)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
