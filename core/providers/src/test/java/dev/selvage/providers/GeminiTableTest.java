package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of Gemini, recognised by their form alone, for it sends no header of its own. */
class GeminiTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          400 | BAD_REQUEST | FIX | {"error":{"code":400,"message":"Invalid value at 'generation_config.temperature'","status":"INVALID_ARGUMENT"}}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}
          400 | AUTHENTICATION | FIX | {"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}
          400 | PERMISSION | FIX | {"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}}
          400 | PERMISSION | FIX | {"error":{"code":400,"message":"Please enable billing on your project in Google AI Studio.","status":"FAILED_PRECONDITION"}}
          403 | PERMISSION | FIX | {"error":{"code":403,"message":"Your API key doesn't have the required permissions.","status":"PERMISSION_DENIED"}}
          404 | MODEL_UNAVAILABLE | SWITCH | {"error":{"code":404,"message":"models/gemini-9 is not found for API version v1beta","status":"NOT_FOUND"}}
          429 | RATE_LIMITED | WAIT | {"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}
          429 | RATE_LIMITED_REQUESTS | WAIT | {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"generativelanguage.googleapis.com/x","quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier","quotaDimensions":{"model":"gemini-2.5-flash","location":"global"}}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"53s"}]}}
          429 | RATE_LIMITED_TOKENS | WAIT | {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"generativelanguage.googleapis.com/x","quotaId":"GenerateContentInputTokensPerModelPerMinute-FreeTier","quotaDimensions":{"model":"gemini-2.5-flash","location":"global"}}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"53s"}]}}
          429 | RATE_LIMITED_DAY | SWITCH | {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"generativelanguage.googleapis.com/x","quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier","quotaDimensions":{"model":"gemini-2.5-flash","location":"global"}}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"53s"}]}}
          429 | RATE_LIMITED_DAY | SWITCH | {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"generativelanguage.googleapis.com/x","quotaId":"GenerateContentInputTokensPerModelPerMinute-FreeTier","quotaDimensions":{"model":"gemini-2.5-flash","location":"global"}},{"quotaMetric":"generativelanguage.googleapis.com/x","quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier","quotaDimensions":{"model":"gemini-2.5-flash","location":"global"}},{"quotaMetric":"generativelanguage.googleapis.com/x","quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier","quotaDimensions":{"model":"gemini-2.5-flash","location":"global"}}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"53s"}]}}
          429 | RATE_LIMITED_DAY | SWITCH | {"error":{"code":"quota_exceeded","message":"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.","status":"RESOURCE_EXHAUSTED"}}
          500 | SERVER_ERROR | WAIT | {"error":{"code":500,"message":"An internal error has occurred.","status":"INTERNAL"}}
          503 | OVERLOADED | WAIT | {"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}}
          504 | SERVER_ERROR | WAIT | {"error":{"code":504,"message":"Deadline expired before operation could complete.","status":"DEADLINE_EXCEEDED"}}
          429 | RATE_LIMITED_DAY | SWITCH | {"error":{"code":429,"message":"Quota exceeded for quota metric 'Gemini 2.5 Pro Requests' and limit 'Gemini 2.5 Pro Requests per day per user per tier' of service 'cloudcode-pa.googleapis.com'","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED","metadata":{"quota_limit":"Gemini25ProRequestsPerDay"}}]}}
          503 | OVERLOADED | WAIT | [{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}]
          0 | OVERLOADED | WAIT | {"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis = Answer.of(status, body).diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("gemini");
  }

  @Test
  void spendIsMoneyByItsStatus() {
    String body = "{\"error\":{\"code\":402,\"message\":\"spend exhausted\"}}";

    assertThat(Answer.of(402, body).diagnosis().kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
  }

  @ParameterizedTest
  @CsvSource({
    "generate_content_free_tier_input_token_count, RATE_LIMITED_TOKENS",
    "generate_content_free_tier_requests,          RATE_LIMITED_REQUESTS",
    "generate_requests_per_model_per_day,          RATE_LIMITED_DAY",
  })
  void theMessageNamesTheMetricWhereTheClientLosesTheRest(String metric, Kind kind) {
    String message =
        "You exceeded your current quota. Quota exceeded for metric:"
            + " generativelanguage.googleapis.com/%s, limit: 20. Please retry in 53.016342224s."
                .formatted(metric);

    Diagnosis diagnosis = Answer.of(429, "{\"message\":\"%s\"}".formatted(message)).diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.namedBy()).hasValue("message");
  }
}
