package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of Anthropic. */
class AnthropicTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          400 | BAD_REQUEST | FIX | {"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: Field required"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          400 | CONTEXT_TOO_LONG | SHRINK | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 600446 tokens > 200000 maximum"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          400 | CONTEXT_TOO_LONG | SHRINK | {"type":"error","error":{"type":"invalid_request_error","message":"input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length or `max_tokens` and try again"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          400 | QUOTA_EXHAUSTED | PAY | {"type":"error","error":{"type":"invalid_request_error","message":"You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          400 | QUOTA_EXHAUSTED | PAY | {"type":"error","error":{"type":"invalid_request_error","message":"You have reached your specified workspace API usage limits. You will regain access on 2026-12-01 at 00:00 UTC."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          400 | QUOTA_EXHAUSTED | PAY | {"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          401 | AUTHENTICATION | FIX | {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          402 | QUOTA_EXHAUSTED | PAY | {"type":"error","error":{"type":"billing_error","message":"There is an issue with your billing."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          403 | PERMISSION | FIX | {"type":"error","error":{"type":"permission_error","message":"Your API key does not have permission to use the specified resource."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          404 | MODEL_UNAVAILABLE | SWITCH | {"type":"error","error":{"type":"not_found_error","message":"model: claude-9"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          409 | CONFLICT | WAIT | {"type":"error","error":{"type":"conflict_error","message":"conflict"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          413 | REQUEST_TOO_LARGE | SHRINK | {"type":"error","error":{"type":"request_too_large","message":"Request exceeds the maximum size"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          413 | REQUEST_TOO_LARGE | SHRINK | <html><head><title>413 Request Entity Too Large</title></head></html>
          429 | RATE_LIMITED_TOKENS | WAIT | {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed the rate limit for your organization (a22cf6e6) of 20,000 input tokens per minute. For details, refer to: https://docs.anthropic.com/en/api/rate-limits."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          429 | RATE_LIMITED_REQUESTS | WAIT | {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed the rate limit for your organization of 50 requests per minute."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          429 | RATE_LIMITED_TOKENS | WAIT | {"type":"error","error":{"type":"rate_limit_error","message":"Number of request tokens has exceeded your per-minute rate limit"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          429 | RATE_LIMITED | WAIT | {"type":"error","error":{"type":"rate_limit_error","message":"Number of concurrent connections has exceeded your rate limit."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          429 | SLOW_DOWN | WAIT | {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed your organization's acceleration limit."},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          429 | QUOTA_EXHAUSTED | PAY | {"type":"error","error":{"type":"rate_limit_error","message":"You have reached your API usage limits: your organization has crossed its monthly API usage threshold, set based on your organization's API tier. You will regain access on 2026-12-01 at 00:00 UTC.","details":{"error_code":"enforced_spend_limit_reached"}},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          429 | QUOTA_EXHAUSTED | PAY | {"type":"error","error":{"type":"rate_limit_error","message":"limit","details":{"error_code":"enforced_spend_limit_reached"}},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          500 | SERVER_ERROR | WAIT | {"type":"error","error":{"type":"api_error","message":"Internal server error"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          504 | SERVER_ERROR | WAIT | {"type":"error","error":{"type":"timeout_error","message":"Request timed out"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          529 | OVERLOADED | WAIT | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          0 | OVERLOADED | WAIT | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          0 | SERVER_ERROR | WAIT | {"type":"error","error":{"type":"api_error","message":"Internal server error"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
          0 | RATE_LIMITED | WAIT | {"type":"error","error":{"type":"rate_limit_error","message":"slow"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis =
        Answer.of(status, body).withHeader("anthropic-organization-id", "org").diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("anthropic");
  }

  @Test
  void isRecognisedByItsBody() {
    String body =
        "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"m\"},\"request_id\":\"req_1\"}";

    Diagnosis diagnosis = Answer.of(500, body).diagnosis();

    assertThat(diagnosis.provider()).hasValue("anthropic");
    assertThat(diagnosis.requestId()).hasValue("req_1");
  }

  @ParameterizedTest
  @CsvSource({
    "401, api_error,            AUTHENTICATION",
    "503, api_error,            OVERLOADED",
    "404, authentication_error, MODEL_UNAVAILABLE",
  })
  void itsTypesMeanNothingInTheBodiesOfOthers(int status, String type, Kind kind) {
    String body = "{\"error\":{\"message\":\"m\",\"type\":\"%s\",\"code\":null}}".formatted(type);

    assertThat(Answer.of(status, body).diagnosis().kind()).isEqualTo(kind);
  }
}
