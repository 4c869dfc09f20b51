package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.testkit.ChatAnswer;
import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses of the JDK's own client are diagnosed like the exceptions of other clients. */
class HttpResponseReaderTest {

  private static final FakeChatProvider PROVIDER = FakeChatProvider.start();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final HttpResponseReader reader = new HttpResponseReader();

  @AfterAll
  static void close() {
    PROVIDER.close();
  }

  private static <T> HttpResponse<T> ask(String script, BodyHandler<T> body) throws Exception {
    return ask(ChatScript.parse(script), body);
  }

  private static <T> HttpResponse<T> ask(ChatScript script, BodyHandler<T> body) throws Exception {
    PROVIDER.play(script);
    URI uri = URI.create(PROVIDER.baseUrl() + "/chat/completions");
    return CLIENT.send(
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("{}")).build(), body);
  }

  private static Optional<Diagnosis> diagnosis(Object response) {
    return Clients.DIAGNOSER.diagnoseReturned(response, Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource({
    "429 after 1s,  RATE_LIMITED_REQUESTS, 429, rate_limit_exceeded",
    "429 quota,     QUOTA_EXHAUSTED,   429, insufficient_quota",
    "429 too large, REQUEST_TOO_LARGE, 429, rate_limit_exceeded",
    "429 slow down, SLOW_DOWN,         429, slow_down",
    "500,           SERVER_ERROR,      500, server_error",
    "503,           OVERLOADED,        503, server_is_overloaded",
    "400,           BAD_REQUEST,       400, missing_required_parameter",
    "400 context,   CONTEXT_TOO_LONG,  400, context_length_exceeded",
    "401,           AUTHENTICATION,    401, invalid_api_key",
    "404,           MODEL_UNAVAILABLE, 404, model_not_found",
  })
  void everyErrorResponseHasItsKindStatusAndCode(String script, Kind kind, int status, String code)
      throws Exception {
    Diagnosis ofText = diagnosis(ask(script, BodyHandlers.ofString())).orElseThrow();
    Diagnosis ofBytes = diagnosis(ask(script, BodyHandlers.ofByteArray())).orElseThrow();

    assertThat(ofText.kind()).isEqualTo(kind);
    assertThat(ofText.status()).hasValue(status);
    assertThat(ofText.code().or(ofText::type)).hasValue(code);
    assertThat(ofBytes.toString()).isEqualTo(ofText.toString());
  }

  @Test
  void headersAreFoundInAnyCase() throws Exception {
    ChatAnswer answer = ChatAnswer.rateLimited().withHeader("Retry-After-Ms", "1500");

    HttpResponse<?> response =
        ask(ChatScript.builder().answer(answer).build(), BodyHandlers.discarding());

    assertThat(diagnosis(response).orElseThrow().namedWait()).hasValue(Duration.ofMillis(1500));
  }

  @Test
  void aSuccessIsNoFailure() throws Exception {
    assertThat(diagnosis(ask("ok", BodyHandlers.ofString()))).isEmpty();
  }

  @Test
  void aStreamIsLeftToTheCallerAndTheStatusDecides() throws Exception {
    HttpResponse<InputStream> response = ask("429 quota", BodyHandlers.ofInputStream());

    assertThat(diagnosis(response).orElseThrow().kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
        .contains("insufficient_quota");
  }

  @Test
  void aHugeBodyIsCutShort() throws Exception {
    String body =
        "{\"padding\":\"" + "x".repeat(200_000) + "\",\"error\":{\"code\":\"slow_down\"}}";
    ChatScript script = ChatScript.builder().answer(ChatAnswer.raw(429, body)).build();

    Diagnosis diagnosis = diagnosis(ask(script, BodyHandlers.ofByteArray())).orElseThrow();

    assertThat(diagnosis.kind()).isEqualTo(Kind.RATE_LIMITED);
  }

  @Test
  void aDiscardedStreamIsClosed() throws Exception {
    HttpResponse<InputStream> bytes = ask("500", BodyHandlers.ofInputStream());
    HttpResponse<Stream<String>> lines = ask("500", BodyHandlers.ofLines());
    boolean[] closed = new boolean[1];
    lines.body().onClose(() -> closed[0] = true);

    reader.discard(bytes);
    reader.discard(lines);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> bytes.body().read());
    assertThat(closed[0]).isTrue();
  }

  @Test
  void aDiscardedPublisherIsCancelled() {
    AtomicBoolean cancelled = new AtomicBoolean();
    Flow.Publisher<List<ByteBuffer>> body =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  @Override
                  public void request(long n) {
                    throw new AssertionError("asked for more of what is thrown away");
                  }

                  @Override
                  public void cancel() {
                    cancelled.set(true);
                  }
                });

    reader.discard(responseWith(body));

    assertThat(cancelled).isTrue();
  }

  @Test
  void aBodyThatCannotBeClosedIsDiscardedAllTheSame() {
    AutoCloseable body =
        () -> {
          throw new IOException("closed before");
        };

    assertThatNoException().isThrownBy(() -> reader.discard(responseWith(body)));
  }

  /** A response of a class that is not public, as those of the JDK are not. */
  private static Object responseWith(Object body) {
    return Proxy.newProxyInstance(
        HttpResponseReaderTest.class.getClassLoader(),
        new Class<?>[] {HttpResponse.class},
        (proxy, method, arguments) -> method.getName().equals("body") ? body : null);
  }

  @Test
  void whateverElseIsDiscardedStaysAsItIs() throws Exception {
    HttpResponse<String> response = ask("500", BodyHandlers.ofString());

    reader.discard(response);

    assertThat(response.body()).contains("server_error");
  }

  @Test
  void aMethodThatReturnsAResponseMayReturnAFailure() {
    assertThat(Clients.DIAGNOSER.mayReadReturned(HttpResponse.class)).isTrue();
    assertThat(Clients.DIAGNOSER.mayReadReturned(String.class)).isFalse();
  }
}
