package dev.selvage.examples.aspectj;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A chat provider over the JDK's own HTTP client. Its failures are responses, not exceptions. */
public record Provider(String baseUrl) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Sends one question. */
  public HttpResponse<String> post(String question) throws IOException, InterruptedException {
    String body =
        "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
            .formatted(question);
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
            .header("Authorization", "Bearer sk-fake")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
