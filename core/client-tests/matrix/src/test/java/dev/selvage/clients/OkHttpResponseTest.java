package dev.selvage.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import dev.selvage.Kind;
import dev.selvage.testkit.ChatAnswer;
import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A response of OkHttp is the caller's still, until it is discarded. */
class OkHttpResponseTest {

  private final FakeChatProvider provider = FakeChatProvider.start();
  private final Driver driver = Client.OKHTTP_5.drivers().get(0);

  @AfterEach
  void close() {
    provider.close();
  }

  private Object answerTo(ChatAnswer answer) {
    provider.play(ChatScript.builder().answer(answer).build());
    return driver.ask(provider.baseUrl(), Duration.ofMinutes(1));
  }

  private static String bodyOf(Object response) throws ReflectiveOperationException {
    Object body = response.getClass().getMethod("body").invoke(response);
    return (String) body.getClass().getMethod("string").invoke(body);
  }

  private static Kind kindOf(Object response) {
    return Cell.DIAGNOSER.diagnoseReturned(response, Instant.EPOCH).orElseThrow().kind();
  }

  @Test
  void aSuccessIsNoFailure() throws Exception {
    Object response = answerTo(ChatAnswer.ok());

    assertThat(Cell.DIAGNOSER.diagnoseReturned(response, Instant.EPOCH)).isEmpty();
    assertThat(bodyOf(response)).contains("chat.completion");
  }

  @Test
  void theBodyOfADiagnosedResponseIsWholeStill() throws Exception {
    Object response = answerTo(ChatAnswer.quotaUsedUp());

    assertThat(kindOf(response)).isEqualTo(Kind.QUOTA_EXHAUSTED);
    assertThat(kindOf(response)).isEqualTo(Kind.QUOTA_EXHAUSTED);
    assertThat(bodyOf(response)).contains("insufficient_quota").endsWith("}}");
  }

  @Test
  void ofAHugeBodyTheStatusDecidesAndAllOfItIsLeft() throws Exception {
    String body = "{\"padding\":\"" + "x".repeat(1_000_000) + "\"}";
    Object response = answerTo(ChatAnswer.raw(429, body));

    assertThat(kindOf(response)).isEqualTo(Kind.RATE_LIMITED);
    assertThat(bodyOf(response)).isEqualTo(body);
  }

  /** A server that says what is wrong, and never ends it. */
  @ParameterizedTest
  @EnumSource(names = {"OKHTTP_5", "OKHTTP_4"})
  void aBodyThatNeverEndsIsNotWaitedFor(Client client) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setExecutor(runnable -> new Thread(runnable).start());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(429, 0);
          OutputStream body = exchange.getResponseBody();
          body.write("{\"error\":{\"code\":\"insufficient_quota\"}} ".getBytes(UTF_8));
          body.flush();
          while (!await(over, 200)) {
            body.write(' ');
            body.flush();
          }
        });
    server.start();
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/v1";
      Object response = client.drivers().get(0).ask(address, Duration.ofMinutes(1));

      assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> kindOf(response)))
          .isEqualTo(Kind.QUOTA_EXHAUSTED);
    } finally {
      over.countDown();
      server.stop(0);
    }
  }

  private static boolean await(CountDownLatch over, long millis) {
    try {
      return over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Test
  void aBodyThatTheCallerHasReadLeavesTheStatusToDecide() throws Exception {
    Object response = answerTo(ChatAnswer.quotaUsedUp());
    bodyOf(response);

    assertThat(kindOf(response)).isEqualTo(Kind.RATE_LIMITED);
  }

  @Test
  void aDiscardedResponseIsClosed() {
    Object response = answerTo(ChatAnswer.serverError());

    Cell.DIAGNOSER.discard(response);

    assertThatThrownBy(() -> bodyOf(response))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
