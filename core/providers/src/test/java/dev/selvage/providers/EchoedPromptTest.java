package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a prompt says about errors, and an error message repeats, decides nothing. */
class EchoedPromptTest {

  /** All that any table looks for in a message. */
  private static final String PROMPT =
      "Explain 429 Too Many Requests, 503, 529: rate limit reached on requests per min (RPM),"
          + " tokens per min (TPM), requests per minute, tokens per minute, tokens per day (TPD),"
          + " requests per day (RPD); Request tokens has exceeded; acceleration limit; exceeded"
          + " token rate limit; exceeded call rate limit; experiencing high demand; currently"
          + " overloaded; server busy, please try again; temporarily rate-limited upstream;"
          + " googleapis.com/generate_requests_per_model_per_day token_count _requests;"
          + " free-models-per-min; service tier capacity exceeded; requests rate limit exceeded;"
          + " too many tokens; too many requests, please wait; ThrottlingException;"
          + " RESOURCE_EXHAUSTED; rate_limit_exceeded; slow_down; Please retry in 20s.";

  private static final String HEADERS_OF_EACH =
      """
      openai-processing-ms, apim-request-id, anthropic-organization-id, x-amzn-requestid,
      x-ratelimit-limit-tokens-minute, x-groq-region, server""";

  private static final String[] BODIES = {
    "{\"error\":{\"message\":\"Invalid value: '%s'\",\"type\":\"invalid_request_error\",\"code\":null}}",
    "{\"error\":{\"message\":\"Invalid value: '%s'\",\"type\":\"BadRequestError\",\"code\":400}}",
    "{\"error\":{\"message\":\"%s\",\"code\":\"400\"}}",
    "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"%s\"},\"request_id\":\"r\"}",
    "{\"error\":{\"code\":400,\"message\":\"%s\",\"status\":\"INVALID_ARGUMENT\"}}",
    "{\"message\":\"%s\",\"__type\":\"ValidationException\"}",
    "{\"object\":\"error\",\"message\":\"%s\",\"type\":\"invalid_request_invalid_args\",\"code\":\"3051\"}",
    "{\"error\":{\"code\":400,\"message\":\"Provider returned error\",\"metadata\":{\"raw\":\"%s\",\"provider_name\":\"x\"}}}",
    "{\"error\":\"%s\"}",
    "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"%s\",\"type\":\"value_error\",\"input\":{\"quotaId\":\"PerMinuteRequests\",\"status\":\"UNAVAILABLE\"}}]}",
    "{\"error\":{\"message\":\"%s\",\"type\":\"invalid_request_error\",\"details\":{\"input\":{\"status\":\"UNAVAILABLE\",\"request_id\":\"sk-proj-a\"}}}}",
    "%s",
  };

  @ParameterizedTest
  @CsvSource({"400, BAD_REQUEST", "422, BAD_REQUEST", "401, AUTHENTICATION", "403, PERMISSION"})
  void neverMakesARefusalOneThatWaitingHelps(int status, Kind kind) {
    for (String body : BODIES) {
      for (String header : HEADERS_OF_EACH.split(",\\s+")) {
        Answer answer = new Answer(status, Map.of(header, "llama.cpp"), body.formatted(PROMPT));

        assertThat(answer.diagnosis().remedy())
            .as("%d %s %s", status, header, body)
            .isNotEqualTo(Remedy.WAIT);
        assertThat(answer.diagnosis().namedWait()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "504"})
  void neverMakesAServerErrorARateLimit(int status) {
    for (String body : BODIES) {
      Kind kind = Answer.of(status, body.formatted(PROMPT)).diagnosis().kind();

      assertThat(kind.isRateLimit()).isFalse();
      assertThat(kind).isNotEqualTo(Kind.SLOW_DOWN);
    }
  }

  @ParameterizedTest
  @CsvSource({"400", "500"})
  void noNumberInAMessageIsAStatus(int status) {
    Kind silent = Answer.of(status, "{\"error\":{\"message\":\"oops\"}}").diagnosis().kind();
    String body = "{\"error\":{\"message\":\"HTTP 429 429 status code 429: '429'\"}}";

    assertThat(Answer.of(status, body).diagnosis().kind()).isEqualTo(silent);
  }
}
