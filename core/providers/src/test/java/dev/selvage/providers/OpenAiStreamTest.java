package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.SseException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.sun.net.httpserver.HttpServer;
import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Diagnosis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What openai-java 4.101.0 makes of an error inside a stream, after a 200. */
class OpenAiStreamTest {

  private final HttpServer server;
  private final OpenAIClient client;
  private volatile String event = "";

  OpenAiStreamTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = ("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("content-type", "text/event-stream");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    client =
        OpenAIOkHttpClient.builder()
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .apiKey("sk-test")
            .maxRetries(0)
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    server.stop(0);
  }

  private void readStream() {
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(Clients.request())) {
      stream.stream().forEach(chunk -> {});
    }
  }

  @ParameterizedTest
  @CsvSource({
    "server_error,   server_error,        SERVER_ERROR",
    "tokens,         rate_limit_exceeded, RATE_LIMITED_TOKENS",
    "invalid_prompt, content_filter,      CONTENT_FILTERED",
    "overloaded,     503,                 OVERLOADED",
  })
  void anErrorInAStreamIsNotTakenForTheSuccessItCameWith(String type, String code, Kind kind) {
    event =
        "{\"error\":{\"message\":\"no\",\"type\":\"%s\",\"code\":\"%s\",\"param\":null}}"
            .formatted(type, code);

    Throwable thrown = catchThrowable(this::readStream);
    Diagnosis diagnosis = Clients.DIAGNOSER.diagnose(thrown, Instant.EPOCH);

    assertThat(thrown)
        .isInstanceOfSatisfying(
            SseException.class, sse -> assertThat(sse.statusCode()).isEqualTo(200));
    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.code().or(diagnosis::type)).hasValue(code);
  }
}
