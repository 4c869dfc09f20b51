package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of Groq. */
class GroqTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          429 | RATE_LIMITED_TOKENS | WAIT | {"error":{"message":"Rate limit reached for model `llama-3.3-70b-versatile` in organization `org_1` service tier `on_demand` on tokens per minute (TPM): Limit 12000, Used 11000, Requested 2000. Please try again in 46.72s.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
          429 | RATE_LIMITED_REQUESTS | WAIT | {"error":{"message":"Rate limit reached for model `x` on requests per minute (RPM): Limit 30, Used 30, Requested 1. Please try again in 2s.","type":"requests","param":null,"code":"rate_limit_exceeded"}}
          429 | RATE_LIMITED_DAY | SWITCH | {"error":{"message":"Rate limit reached for model `openai/gpt-oss-20b` in organization `org_1` service tier `on_demand` on tokens per day (TPD): Limit 200000, Used 199708, Requested 1214. Please try again in 6m38.304s.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
          413 | REQUEST_TOO_LARGE | SHRINK | {"error":{"message":"Request too large for model `llama-3.3-70b-versatile` on tokens per minute (TPM): Limit 12000, Requested 20000, please reduce your message size and try again.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
          400 | MODEL_UNAVAILABLE | SWITCH | {"error":{"message":"The model `llama-3.1-8b-instant` has been decommissioned and is no longer supported.","type":"invalid_request_error","param":null,"code":"model_decommissioned"}}
          404 | MODEL_UNAVAILABLE | SWITCH | {"error":{"message":"The model `x` does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"}}
          404 | BAD_REQUEST | FIX | {"error":{"message":"Unknown request URL: POST /openai/v1/chat. Please check the URL for typos.","type":"invalid_request_error","param":null,"code":"unknown_url"}}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"message":"Please reduce the length of the messages or completion.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
          401 | AUTHENTICATION | FIX | {"error":{"message":"Invalid API Key","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}
          498 | OVERLOADED | WAIT | {"error":{"message":"Flex tier capacity exceeded.","type":"internal_error","param":null,"code":"capacity_exceeded"}}
          503 | OVERLOADED | WAIT | {"error":{"message":"Service Unavailable","type":"internal_server_error","param":null,"code":null}}
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis = Answer.of(status, body).withHeader("x-groq-region", "fra").diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("groq");
  }

  @Test
  void theWaitThatItsMessageNamesIsRead() {
    String body =
        "{\"error\":{\"message\":\"on tokens per minute (TPM): Please try again in 46.72s.\",\"type\":\"tokens\"}}";

    assertThat(Answer.of(429, body).diagnosis().namedWait()).hasValue(Duration.ofMillis(46_720));
  }
}
