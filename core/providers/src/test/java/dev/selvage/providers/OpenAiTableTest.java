package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Failure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiTableTest {

  private static Optional<Kind> kind(
      int status, @Nullable String type, @Nullable String code, @Nullable String message) {
    return new OpenAiTable()
        .kindOf(Failure.builder().status(status).type(type).code(code).message(message).build());
  }

  @ParameterizedTest
  @CsvSource({
    "429, requests,                  rate_limit_exceeded,               RATE_LIMITED_REQUESTS",
    "429, tokens,                    rate_limit_exceeded,               RATE_LIMITED_TOKENS",
    "429, requests,                  ,                                  RATE_LIMITED_REQUESTS",
    "429, rate_limit_error,          slow_down,                         SLOW_DOWN",
    "503, rate_limit_error,          slow_down,                         SLOW_DOWN",
    "429, insufficient_quota,        insufficient_quota,                QUOTA_EXHAUSTED",
    "429, insufficient_quota,        credit_balance_exhausted,          QUOTA_EXHAUSTED",
    "429, insufficient_quota,        organization_spend_limit_exceeded, QUOTA_EXHAUSTED",
    "429, insufficient_quota,        project_spend_limit_exceeded,      QUOTA_EXHAUSTED",
    "429, insufficient_quota,        organization_usage_limit_exceeded, QUOTA_EXHAUSTED",
    "429, insufficient_quota,        ,                                  QUOTA_EXHAUSTED",
    "429, insufficient_quota,        some_newer_limit,                  QUOTA_EXHAUSTED",
    "429, billing_not_active,        ,                                  QUOTA_EXHAUSTED",
    "400, invalid_request_error,     billing_hard_limit_reached,        QUOTA_EXHAUSTED",
    "500, server_error,              ,                                  SERVER_ERROR",
    "503, service_unavailable_error, server_is_overloaded,              OVERLOADED",
    "400, invalid_request_error,     context_length_exceeded,           CONTEXT_TOO_LONG",
    "400, invalid_request_error,     content_policy_violation,          CONTENT_FILTERED",
    "400, invalid_request_error,     invalid_prompt,                    CONTENT_FILTERED",
    "400, ,                          content_filter,                    CONTENT_FILTERED",
    "403, invalid_request_error,     model_not_found,                   MODEL_UNAVAILABLE",
    "401, invalid_request_error,     invalid_api_key,                   AUTHENTICATION",
    "401, invalid_request_error,     account_deactivated,               PERMISSION",
    "401, invalid_request_error,     ip_not_authorized,                 PERMISSION",
  })
  void theCodeDecidesThenTheType(int status, String type, String code, Kind kind) {
    assertThat(kind(status, type, code, null)).hasValue(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | Request too large for gpt-4 on tokens per min (TPM): Limit 3, Requested 4."
            + " | REQUEST_TOO_LARGE",
        "413 | Request too large for model `llama-3.3-70b-versatile` | REQUEST_TOO_LARGE",
        "429 | You exceeded your current quota, read https://platform.openai.com/docs"
            + " | QUOTA_EXHAUSTED",
        "503 | That model is currently overloaded with other requests. | OVERLOADED",
        "400 | This model's maximum context length is 8192 tokens. However | CONTEXT_TOO_LONG",
        "403 | This model's maximum context length is 8192 tokens. However | CONTEXT_TOO_LONG",
        "400 | the request exceeds the available context size | CONTEXT_TOO_LONG",
        "400 | Your prompt was flagged as potentially violating our usage policy"
            + " | CONTENT_FILTERED",
        "400 | Your request was rejected as a result of our safety system | CONTENT_FILTERED",
        "404 | Invalid URL (POST /v1/chat/completion) | BAD_REQUEST",
      })
  void theMessageDecidesWhereCodeAndTypeAreSilent(int status, String message, Kind kind) {
    assertThat(kind(status, "invalid_request_error", null, message)).hasValue(kind);
  }

  @Test
  void theMessageTellsApartWhatTheCodeCallsTheSame() {
    String message = "Request too large for gpt-4o: Limit 30000, Requested 31538.";

    assertThat(kind(429, "tokens", "rate_limit_exceeded", message))
        .hasValue(Kind.REQUEST_TOO_LARGE);
    assertThat(kind(500, "server_error", null, "The engine is currently overloaded"))
        .hasValue(Kind.OVERLOADED);
  }

  @Test
  void aCodeThatSaysItAllIsNotOverruledByWords() {
    assertThat(kind(429, "insufficient_quota", "insufficient_quota", "Request too large for x"))
        .hasValue(Kind.QUOTA_EXHAUSTED);
  }

  @ParameterizedTest
  @CsvSource({"200", "400", "401", "404", "422", "500"})
  void wordsAndNumbersOfAnEchoedPromptDecideNothing(int status) {
    String prompt = "Invalid value: '429 Too Many Requests, rate limit, quota, retry in 20s, 503'";

    assertThat(kind(status, null, null, prompt)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, Request too large for gpt-4",
    "400, 'You exceeded your current quota, read https://platform.openai.com/docs'",
    "401, This model's maximum context length is 3 tokens",
    "500, Your prompt was flagged as potentially violating our usage policy",
    "429, The engine is currently overloaded",
  })
  void wordsCountOnlyAtTheStatusesTheyAreKnownFrom(int status, String message) {
    assertThat(kind(status, null, null, message).filter(k -> k != Kind.BAD_REQUEST)).isEmpty();
  }

  @Test
  void aLimitPerMinuteThatGeminiCallsQuotaIsNotTakenForMoney() {
    String message =
        "You exceeded your current quota, please check your plan and billing details. For more"
            + " information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits."
            + " Please retry in 53.016342224s.";

    assertThat(kind(429, null, "429", message)).isEmpty();
  }

  @Test
  void withoutAStatusTheTypeIsAllThereIs() {
    assertThat(kind(0, "invalid_request_error", "unsupported_value", null))
        .hasValue(Kind.BAD_REQUEST);
    assertThat(kind(0, "invalid_request_error", null, "This model's maximum context length is 3"))
        .hasValue(Kind.CONTEXT_TOO_LONG);
    assertThat(kind(0, "tokens", "rate_limit_exceeded", null)).hasValue(Kind.RATE_LIMITED_TOKENS);
    assertThat(kind(401, "invalid_request_error", null, null)).isEmpty();
  }

  @Test
  void whatItDoesNotKnowIsLeftToTheStatus() {
    assertThat(kind(429, null, null, null)).isEmpty();
    assertThat(kind(400, "invalid_request_error", "invalid_type", "too high")).isEmpty();
  }
}
