package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of Bedrock, whose names stand in a header, in the body or in a stream. */
class BedrockTableTest {

  private static Diagnosis diagnosis(int status, String errorType, String message) {
    Map<String, String> headers =
        Map.of("x-amzn-requestid", "ca47a5ce-e260", "x-amzn-errortype", errorType);
    return new Answer(status, headers, "{\"message\":\"%s\"}".formatted(message)).diagnosis();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 | ThrottlingException           | Too many requests, please wait before trying again. | RATE_LIMITED_REQUESTS | WAIT
          429 | ThrottlingException           | Too many tokens, please wait before trying again.   | RATE_LIMITED_TOKENS   | WAIT
          429 | ThrottlingException           | Too many tokens per day, please wait.               | RATE_LIMITED_DAY      | SWITCH
          429 | ThrottlingException           | Your request was denied due to throttling.          | RATE_LIMITED          | WAIT
          429 | ModelNotReadyException        | The model is not ready.                             | OVERLOADED            | WAIT
          408 | ModelTimeoutException         | Model has timed out.                                | TIMEOUT               | WAIT
          424 | ModelErrorException           | The model failed.                                   | SERVER_ERROR          | WAIT
          424 | ModelStreamErrorException     | Retry your request.                                 | SERVER_ERROR          | WAIT
          400 | ServiceQuotaExceededException | Your request exceeds the service quota.             | QUOTA_EXHAUSTED       | PAY
          500 | InternalServerException       | An internal server error occurred.                  | SERVER_ERROR          | WAIT
          503 | ServiceUnavailableException   | Bedrock is unable to process your request.          | OVERLOADED            | WAIT
          403 | AccessDeniedException         | You don't have access to the model.                 | PERMISSION            | FIX
          404 | ResourceNotFoundException     | Could not resolve the foundation model.             | MODEL_UNAVAILABLE     | SWITCH
          400 | ValidationException           | The provided model identifier is invalid.           | BAD_REQUEST           | FIX
          400 | ValidationException           | Input is too long for requested model.              | CONTEXT_TOO_LONG      | SHRINK
          400 | ConflictException             | A conflict.                                         | BAD_REQUEST           | FIX
          403 | UnrecognizedClientException   | The security token is invalid.                      | AUTHENTICATION        | FIX
          """)
  void everyExceptionHasItsKindAndRemedy(
      int status, String name, String message, Kind kind, Remedy remedy) {
    Diagnosis diagnosis =
        diagnosis(status, name + ":http://internal.amazon.com/coral/com.amazon.bedrock/", message);

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("bedrock");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          0 | RATE_LIMITED | {"code":"throttlingException"}
          0 | SERVER_ERROR | {"code":"modelStreamErrorException"}
          0 | BAD_REQUEST | {"code":"validationException"}
          429 | RATE_LIMITED | {"__type":"com.amazon.coral.availability#ThrottlingException"}
          429 | RATE_LIMITED_REQUESTS | {"error":{"message":"Too many requests, please wait before trying again.","type":"ThrottlingException"}}
          """)
  void theNameIsFoundWhereverItStands(int status, Kind kind, String body) {
    assertThat(Answer.of(status, body).diagnosis().kind()).isEqualTo(kind);
  }

  @Test
  void aServerBehindAwsIsNotBedrock() {
    Map<String, String> headers =
        Map.of(
            "x-amzn-requestid",
            "1",
            "x-amzn-errortype",
            "AccessDeniedException",
            "x-amz-apigw-id",
            "2");

    assertThat(new Answer(403, headers, "").diagnosis().provider()).isEmpty();
    assertThat(Answer.of(500, "").withHeader("x-amzn-requestid", "1").diagnosis().provider())
        .isEmpty();
  }
}
