package dev.selvage.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.testkit.FakeChatProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests of the JDK's client are read where that takes nothing from the client. */
class HttpRequestReaderTest {

  private static final String JSON = "{\"model\":\"gpt-4o\",\"messages\":[]}";

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("https://example.org" + path));
  }

  private static ChatRequest read(HttpRequest request) {
    return new HttpRequestReader().read(request, HttpRequest.class);
  }

  private static ChatRequest chat(BodyPublisher body) {
    return read(to("/v1/chat/completions").POST(body).build());
  }

  static Stream<BodyPublisher> repeatable() {
    byte[] bytes = JSON.getBytes(UTF_8);
    byte[] within = (" " + JSON + "x").getBytes(UTF_8);
    return Stream.of(
        BodyPublishers.ofString(JSON),
        BodyPublishers.ofString(JSON, java.nio.charset.StandardCharsets.UTF_16),
        BodyPublishers.ofByteArray(bytes),
        BodyPublishers.ofByteArray(within, 1, bytes.length));
  }

  @ParameterizedTest
  @MethodSource("repeatable")
  void aTextOrBytesAreReadAndStillSent(BodyPublisher body) throws Exception {
    try (FakeChatProvider provider = FakeChatProvider.start()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/chat/completions"))
              .POST(body)
              .build();

      assertThat(read(request).model()).hasValue("gpt-4o");
      assertThat(read(request).model()).hasValue("gpt-4o");
      HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      assertThat(provider.requestCount()).isEqualTo(1);
    }
  }

  @Test
  void bodiesOfManyBuffersAreReadWhole() {
    String text = "x".repeat(100_000);
    String json = "{\"messages\":[{\"content\":\"" + text + "\"}]}";

    assertThat(chat(BodyPublishers.ofString(json)).messages().orElseThrow().get(0).get("content"))
        .isEqualTo(text);
  }

  static Stream<BodyPublisher> others() throws IOException {
    byte[] bytes = JSON.getBytes(UTF_8);
    return Stream.of(
        BodyPublishers.ofInputStream(
            () -> {
              throw new AssertionError("this takes it from the client");
            }),
        BodyPublishers.ofByteArrays(List.of(bytes)),
        BodyPublishers.fromPublisher(BodyPublishers.ofString(JSON)),
        BodyPublishers.noBody(),
        BodyPublishers.ofString("no JSON"),
        BodyPublishers.ofString(""));
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherBodiesAreNotJudged(BodyPublisher body) {
    assertThat(chat(body)).isSameAs(ChatRequest.UNREADABLE);
  }

  @Test
  void aFileIsNotRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("request.json"), JSON);

    assertThat(chat(BodyPublishers.ofFile(file))).isSameAs(ChatRequest.UNREADABLE);
    assertThat(chat(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0]))))
        .isSameAs(ChatRequest.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI_CHAT, /v1/chat/completions",
    "OPENAI_CHAT, /openai/deployments/gpt/chat/completions?api-version=1",
    "OPENAI_RESPONSES, /v1/responses",
    "ANTHROPIC, /v1/messages"
  })
  void thePathTellsTheDialect(Dialect dialect, String path) {
    assertThat(read(to(path).POST(BodyPublishers.ofString(JSON)).build()).dialect())
        .isEqualTo(dialect);
  }

  @ParameterizedTest
  @CsvSource({"/v1/embeddings", "/v1/threads/t/messages", "/v1/files", "''", "/v1/messages/count"})
  void requestsToOtherPathsAreNotJudged(String path) {
    assertThat(read(to(path).POST(BodyPublishers.ofString(JSON)).build()))
        .isSameAs(ChatRequest.UNREADABLE);
  }

  @Test
  void onlyWhatIsPostedIsRead() {
    HttpRequest put = to("/v1/messages").PUT(BodyPublishers.ofString(JSON)).build();

    assertThat(read(put)).isSameAs(ChatRequest.UNREADABLE);
    assertThat(read(to("/v1/messages").build())).isSameAs(ChatRequest.UNREADABLE);
  }
}
