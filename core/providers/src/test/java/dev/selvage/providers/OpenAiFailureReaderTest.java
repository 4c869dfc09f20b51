package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.JsonField;
import com.openai.core.JsonValue;
import com.openai.core.http.Headers;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIRetryableException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.models.ErrorObject;
import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.diagnosis.Failure;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiFailureReaderTest {

  private static final Headers NONE = Headers.builder().build();

  private static Diagnosis diagnose(Throwable thrown) {
    return Clients.DIAGNOSER.diagnose(thrown, Instant.EPOCH);
  }

  private static SseException inStream(JsonValue error) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // a JsonValue is a field of any type
    JsonField<ErrorObject> field = (JsonField) error;
    return SseException.builder().statusCode(200).headers(NONE).error(field).build();
  }

  private static SseException inStream(String type, String code, String message) {
    ErrorObject error =
        ErrorObject.builder().type(type).code(code).message(message).param("").build();
    return SseException.builder().statusCode(200).headers(NONE).error(error).build();
  }

  @ParameterizedTest
  @CsvSource({
    "server_error, , SERVER_ERROR",
    "tokens, rate_limit_exceeded, RATE_LIMITED_TOKENS",
    "service_unavailable_error, server_is_overloaded, OVERLOADED",
    "invalid_request_error, content_filter, CONTENT_FILTERED",
  })
  void anErrorInAStreamIsWhatItsTypeAndCodeSayWhateverTheStatus(
      String type, String code, Kind kind) {
    Diagnosis diagnosis = diagnose(inStream(type, code == null ? "" : code, "429: no"));

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.status()).isEmpty();
  }

  @Test
  void anErrorInAStreamMayBringTheStatusAsItsCode() {
    SseException thrown =
        inStream(JsonValue.from(Map.of("code", 502, "message", "Provider returned error")));

    Diagnosis diagnosis = diagnose(thrown);

    assertThat(diagnosis.kind()).isEqualTo(Kind.SERVER_ERROR);
    assertThat(diagnosis.status()).hasValue(502);
  }

  @Test
  void aStatusOfSuccessIsNeverGiven() {
    Failure failure = read(inStream("", "", ""));

    assertThat(failure.status()).isEmpty();
  }

  @Test
  void anyOtherStatusIsGivenAsItIs() {
    OpenAIServiceException thrown =
        UnexpectedStatusCodeException.builder().statusCode(302).headers(NONE).build();

    assertThat(read(thrown).status()).hasValue(302);
  }

  @Test
  void whatCameWithoutAnAnswerHasNoStatusWhateverItSays() {
    assertThat(diagnose(new OpenAIIoException("429: Request failed")).kind())
        .isEqualTo(Kind.CONNECTION);
    assertThat(diagnose(new OpenAIRetryableException("503: Stale socket")).kind())
        .isEqualTo(Kind.CONNECTION);
  }

  @Test
  void theCausesOfWhatCameWithoutAnAnswerDecide() {
    Throwable thrown =
        new OpenAIIoException("Request failed", new SocketTimeoutException("Read timed out"));

    assertThat(diagnose(thrown).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void codeTypeAndMessageAreReadWhateverTheirJsonTypes() {
    Failure failure =
        read(
            inStream(
                JsonValue.from(Map.of("code", 7, "type", "x", "message", 8, "param", Map.of()))));

    assertThat(failure.code()).hasValue("7");
    assertThat(failure.type()).hasValue("x");
    assertThat(failure.message()).hasValue("8");
  }

  @Test
  void aBodyThatIsATextIsTheMessage() {
    assertThat(read(inStream(JsonValue.from("model 'x' not found"))).message())
        .hasValue("model 'x' not found");
  }

  @Test
  void whereNoAccessorIsAccessibleMessageAndStatusAreReadStill() {
    RuntimeException thrown = new Hidden("429: Rate limit reached");

    Failure failure = new OpenAiFailureReader().read(thrown, Hidden.class).orElseThrow();

    assertThat(failure.status()).hasValue(429);
    assertThat(failure.message()).hasValue("429: Rate limit reached");
    assertThat(failure.code()).isEmpty();
    assertThat(failure.header("retry-after")).isEmpty();
  }

  private static Failure read(OpenAIServiceException thrown) {
    return new OpenAiFailureReader().read(thrown, OpenAIServiceException.class).orElseThrow();
  }

  /** As a class of a package that its module does not export. */
  private static final class Hidden extends RuntimeException {
    private static final long serialVersionUID = 1;

    Hidden(String message) {
      super(message);
    }

    @SuppressWarnings("unused") // must not be called
    public int statusCode() {
      throw new AssertionError("not accessible");
    }
  }
}
