package dev.selvage.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.Kind;
import dev.selvage.testkit.ChatAnswer;
import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
