package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of OpenRouter, and of the providers behind it. */
class OpenRouterTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          429 | RATE_LIMITED | WAIT | {"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"z-ai/glm-5.3-flash is temporarily rate-limited upstream. Please retry shortly, or add your own key.","provider_name":"BaseTen"}},"user_id":"user_1"}
          429 | QUOTA_EXHAUSTED | PAY | {"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"{\\"error\\":{\\"message\\":\\"You exceeded your current quota\\",\\"type\\":\\"insufficient_quota\\",\\"param\\":null,\\"code\\":\\"insufficient_quota\\"}}","provider_name":"OpenAI"}},"user_id":"user_1"}
          429 | REQUEST_TOO_LARGE | SHRINK | {"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"{\\"error\\":{\\"message\\":\\"Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 31538.\\",\\"type\\":\\"tokens\\",\\"param\\":null,\\"code\\":\\"rate_limit_exceeded\\"}}","provider_name":"OpenAI"}},"user_id":"user_1"}
          429 | RATE_LIMITED_DAY | SWITCH | {"error":{"message":"Provider returned error","code":429,"metadata":{"raw":"{\\"error\\":{\\"code\\":429,\\"message\\":\\"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.\\",\\"status\\":\\"RESOURCE_EXHAUSTED\\",\\"details\\":[{\\"@type\\":\\"type.googleapis.com/google.rpc.QuotaFailure\\",\\"violations\\":[{\\"quotaMetric\\":\\"generativelanguage.googleapis.com/x\\",\\"quotaId\\":\\"GenerateRequestsPerDayPerProjectPerModel-FreeTier\\",\\"quotaDimensions\\":{\\"model\\":\\"gemini-2.5-flash\\",\\"location\\":\\"global\\"}}]},{\\"@type\\":\\"type.googleapis.com/google.rpc.RetryInfo\\",\\"retryDelay\\":\\"53s\\"}]}}","provider_name":"Google AI Studio"}},"user_id":"user_1"}
          529 | OVERLOADED | WAIT | {"error":{"message":"Provider returned error","code":529,"metadata":{"raw":"{\\"type\\":\\"error\\",\\"error\\":{\\"type\\":\\"overloaded_error\\",\\"message\\":\\"Overloaded\\"},\\"request_id\\":\\"req_011CSHoEeqs5C35K2UUqR7Fy\\"}","provider_name":"Anthropic"}},"user_id":"user_1"}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"type\\":\\"error\\",\\"error\\":{\\"type\\":\\"invalid_request_error\\",\\"message\\":\\"prompt is too long: 210000 tokens > 200000 maximum\\"},\\"request_id\\":\\"req_011CSHoEeqs5C35K2UUqR7Fy\\"}","provider_name":"Anthropic"}},"user_id":"user_1"}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"error\\":{\\"message\\":\\"too long\\",\\"type\\":\\"invalid_request_error\\",\\"param\\":null,\\"code\\":\\"context_length_exceeded\\"}}","provider_name":"OpenAI"}},"user_id":"user_1"}
          400 | BAD_REQUEST | FIX | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{not json","provider_name":"X"}},"user_id":"user_1"}
          403 | CONTENT_FILTERED | FIX | {"error":{"message":"Your chosen model requires moderation and your input was flagged","code":403,"metadata":{"reasons":["violence"],"flagged_input":"how to...","provider_name":"OpenAI","model_slug":"openai/gpt-4o"}},"user_id":"user_1"}
          402 | QUOTA_EXHAUSTED | PAY | {"error":{"message":"Insufficient credits. Add more using https://openrouter.ai/settings/credits","code":402},"user_id":"user_1"}
          403 | QUOTA_EXHAUSTED | PAY | {"error":{"message":"Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys","code":403},"user_id":"user_1"}
          429 | RATE_LIMITED_DAY | SWITCH | {"error":{"message":"Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day","code":429,"metadata":{"headers":{"X-RateLimit-Limit":"50","X-RateLimit-Remaining":"0","X-RateLimit-Reset":"1741305600000"}}},"user_id":"user_1"}
          429 | RATE_LIMITED_REQUESTS | WAIT | {"error":{"message":"Rate limit exceeded: free-models-per-min. ","code":429},"user_id":"user_1"}
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis = Answer.of(status, body).diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("openrouter");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          400 | CONTEXT_TOO_LONG | {"error":{"message":"This endpoint's maximum context length is 131072 tokens. However, you requested about 140000 tokens.","code":400}}
          400 | CONTEXT_TOO_LONG | {"error":{"message":"m","code":"context_length_exceeded"}}
          401 | AUTHENTICATION | {"error":{"message":"No auth credentials found","code":401}}
          408 | TIMEOUT | {"error":{"message":"Request timed out","code":408}}
          502 | SERVER_ERROR | {"error":{"message":"Bad gateway","code":502}}
          503 | OVERLOADED | {"error":{"message":"no instances","code":503}}
          400 | QUOTA_EXHAUSTED | {"error":{"message":"Budget has been exceeded! Current cost: 1.0, Max budget: 1.0","type":"budget_exceeded","param":null,"code":"400"}}
          429 | RATE_LIMITED | {"error":{"message":"litellm.RateLimitError: AzureException","type":"throttling_error","param":null,"code":"429"}}
          """)
  void whatGatewaysHaveInCommonHasItsKind(int status, Kind kind, String body) {
    assertThat(Answer.of(status, body).diagnosis().kind()).isEqualTo(kind);
  }
}
