package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.testkit.ChatAnswer;
import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What openai-java 4.101.0 makes of real responses is diagnosed for what it is. */
class OpenAiOverHttpTest {

  private static final FakeChatProvider PROVIDER = FakeChatProvider.start();
  private static final OpenAIClient CLIENT = Clients.openAi(PROVIDER, 0);

  @AfterAll
  static void close() {
    CLIENT.close();
    PROVIDER.close();
  }

  private static Diagnosis diagnosis() {
    Throwable thrown = catchThrowable(() -> Clients.ask(CLIENT));
    return Clients.DIAGNOSER.diagnose(thrown, Instant.EPOCH);
  }

  private static Diagnosis diagnosisOf(ChatAnswer answer) {
    PROVIDER.play(ChatScript.builder().answer(answer).build());
    return diagnosis();
  }

  @ParameterizedTest
  @CsvSource({
    "429,           RATE_LIMITED_REQUESTS, WAIT,   429, rate_limit_exceeded",
    "429 quota,     QUOTA_EXHAUSTED,   PAY,    429, insufficient_quota",
    "429 too large, REQUEST_TOO_LARGE, SHRINK, 429, rate_limit_exceeded",
    "429 slow down, SLOW_DOWN,         WAIT,   429, slow_down",
    "500,           SERVER_ERROR,      WAIT,   500, server_error",
    "502,           SERVER_ERROR,      WAIT,   502, cf_bad_gateway",
    "503,           OVERLOADED,        WAIT,   503, server_is_overloaded",
    "529,           OVERLOADED,        WAIT,   529, overloaded_error",
    "400,           BAD_REQUEST,       FIX,    400, missing_required_parameter",
    "400 context,   CONTEXT_TOO_LONG,  SHRINK, 400, context_length_exceeded",
    "401,           AUTHENTICATION,    FIX,    401, invalid_api_key",
    "403,           PERMISSION,        FIX,    403, unsupported_country_region_territory",
    "404,           MODEL_UNAVAILABLE, SWITCH, 404, model_not_found",
    "408,           TIMEOUT,           WAIT,   408, timeout",
    "409,           CONFLICT,          WAIT,   409, conflict",
    "422,           BAD_REQUEST,       FIX,    422, invalid_request_error",
  })
  void everyErrorResponseHasItsKindRemedyStatusAndCode(
      String script, Kind kind, Remedy remedy, int status, String code) {
    PROVIDER.play(script);

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.status()).hasValue(status);
    assertThat(diagnosis.code().or(diagnosis::type)).hasValue(code);
    assertThat(diagnosis.namedWait()).isEmpty();
    assertThat(diagnosis.requestId()).hasValueSatisfying(id -> assertThat(id).startsWith("req_"));
  }

  @ParameterizedTest
  @CsvSource({"429 after 20s, 20000", "429 after 500ms, 500", "503 after 2m, 120000"})
  void theWaitThatTheServerNamesIsRead(String script, long millis) {
    PROVIDER.play(script);

    assertThat(diagnosis().namedWait()).hasValue(Duration.ofMillis(millis));
  }

  @Test
  void headersAreFoundInAnyCase() {
    ChatAnswer answer =
        ChatAnswer.rateLimited()
            .withHeader("Retry-After-Ms", "1500")
            .withHeader("X-Should-Retry", "false");

    Diagnosis diagnosis = diagnosisOf(answer);

    assertThat(diagnosis.namedWait()).hasValue(Duration.ofMillis(1500));
    assertThat(diagnosis.retryForbidden()).isTrue();
  }

  @Test
  void aDroppedConnectionHasNoStatus() {
    PROVIDER.play("drop");

    Diagnosis diagnosis = diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(Kind.CONNECTION);
    assertThat(diagnosis.status()).isEmpty();
  }

  @Test
  void aFailedFutureMeansWhatItsCauseMeans() {
    PROVIDER.play("429 quota");

    Throwable thrown =
        catchThrowable(() -> CLIENT.async().chat().completions().create(Clients.request()).join());

    assertThat(thrown).isInstanceOf(CompletionException.class);
    assertThat(Clients.DIAGNOSER.diagnose(thrown, Instant.EPOCH).kind())
        .isEqualTo(Kind.QUOTA_EXHAUSTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Too many</body></html>",
        "{\"error\":null}",
        "{\"error\":\"slow down\"}",
        "{\"message\":\"slow down\"}",
        "[{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\"}}]",
        "{\"error\":{\"message\":\"slow down\",\"type\":null,\"code\":429}}",
        "{\"error\":{\"message\":{\"a\":1},\"type\":[1],\"code\":{\"b\":2}}}",
      })
  void whereTheBodyIsNotAsOpenAiWritesItTheStatusDecides(String body) {
    Diagnosis diagnosis = diagnosisOf(ChatAnswer.raw(429, body));

    assertThat(diagnosis.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(diagnosis.status()).hasValue(429);
  }

  @Test
  void aNumberInTheMessageDoesNotDecide() {
    Diagnosis diagnosis =
        diagnosisOf(
            ChatAnswer.error(
                400, "invalid_request_error", null, "429: Rate limit reached for 429"));

    assertThat(diagnosis.kind()).isEqualTo(Kind.BAD_REQUEST);
  }
}
