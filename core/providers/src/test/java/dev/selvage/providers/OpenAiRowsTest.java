package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of OpenAI, as facts and pages have them. */
class OpenAiRowsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          400 | BAD_REQUEST | FIX | {"error":{"message":"Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 200 instead.","type":"invalid_request_error","param":"temperature","code":"decimal_above_max_value"}}
          400 | BAD_REQUEST | FIX | {"error":{"message":"Invalid 'user': string too long. Expected a string with maximum length 64, but got a string with length 70 instead.","type":"invalid_request_error","param":"user","code":"string_above_max_length"}}
          400 | BAD_REQUEST | FIX | {"error":{"message":"Invalid 'user': string too long. Expected a string with maximum length 64.","type":"invalid_request_error","param":null,"code":null}}
          400 | BAD_REQUEST | FIX | {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"message":"This model's maximum context length is 4097 tokens. However, you requested 4696 tokens.","type":"invalid_request_error","param":null,"code":null}}
          400 | CONTENT_FILTERED | FIX | {"error":{"message":"Your request was rejected as a result of our safety system.","type":"invalid_request_error","param":null,"code":"content_policy_violation"}}
          400 | CONTENT_FILTERED | FIX | {"error":{"message":"Invalid prompt: your prompt was flagged as potentially violating our usage policy.","type":"invalid_request_error","param":null,"code":"invalid_prompt"}}
          400 | CONTENT_FILTERED | FIX | {"error":{"message":"Invalid prompt: your prompt was flagged as potentially violating our usage policy.","type":"invalid_request_error","param":null,"code":null}}
          401 | AUTHENTICATION | FIX | {"error":{"message":"Incorrect API key provided: sk-fake.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}
          401 | AUTHENTICATION | FIX | {"error":{"message":"You must be a member of an organization to use the API.","type":"invalid_request_error","param":null,"code":null}}
          401 | PERMISSION | FIX | {"error":{"message":"Your IP is not authorized.","type":"invalid_request_error","param":null,"code":"ip_not_authorized"}}
          403 | PERMISSION | FIX | {"error":{"message":"Country, region, or territory not supported","type":"request_forbidden","param":null,"code":"unsupported_country_region_territory"}}
          403 | PERMISSION | FIX | {"error":{"message":"You have insufficient permissions for this operation.","type":"invalid_request_error","param":null,"code":null}}
          404 | MODEL_UNAVAILABLE | SWITCH | {"error":{"message":"The model `gpt-9` does not exist or you do not have access to it.","type":"invalid_request_error","param":null,"code":"model_not_found"}}
          408 | TIMEOUT | WAIT | {"error":{"message":"Request timed out.","type":"timeout","param":null,"code":null}}
          409 | CONFLICT | WAIT | {"error":{"message":"The resource is locked by another request.","type":"conflict","param":null,"code":null}}
          413 | REQUEST_TOO_LARGE | SHRINK | {"error":{"message":"Maximum content size limit exceeded.","type":"invalid_request_error","param":null,"code":null}}
          422 | BAD_REQUEST | FIX | {"error":{"message":"Unprocessable.","type":"invalid_request_error","param":null,"code":null}}
          429 | RATE_LIMITED_REQUESTS | WAIT | {"error":{"message":"Rate limit reached for gpt-4o in organization org-1 on requests per min (RPM): Limit 500, Used 500, Requested 1. Please try again in 120ms.","type":"requests","param":null,"code":"rate_limit_exceeded"}}
          429 | RATE_LIMITED_REQUESTS | WAIT | {"error":{"message":"Rate limit reached.","type":"requests","param":null,"code":"rate_limit_exceeded"}}
          429 | RATE_LIMITED_TOKENS | WAIT | {"error":{"message":"Rate limit reached for gpt-4o in organization org-1 on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000. Please try again in 2s.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
          429 | RATE_LIMITED_DAY | SWITCH | {"error":{"message":"Rate limit reached for gpt-4o in organization org-1 on requests per day (RPD): Limit 200, Used 200, Requested 1. Please try again in 7m12s.","type":"requests","param":null,"code":"rate_limit_exceeded"}}
          429 | RATE_LIMITED_DAY | SWITCH | {"error":{"message":"Rate limit reached for gpt-4o in organization org-1 on tokens per day (TPD): Limit 90000, Used 89999, Requested 5.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
          429 | RATE_LIMITED | WAIT | {"error":{"message":"Rate limit reached.","type":null,"param":null,"code":"rate_limit_exceeded"}}
          429 | REQUEST_TOO_LARGE | SHRINK | {"error":{"message":"Request too large for gpt-4o in organization org-1 on tokens per min (TPM): Limit 30000, Requested 31538. The input or output tokens must be reduced in order to run successfully.","type":"tokens","param":null,"code":"rate_limit_exceeded"}}
          429 | SLOW_DOWN | WAIT | {"error":{"message":"Your traffic is growing too fast.","type":"rate_limit_error","param":null,"code":"slow_down"}}
          503 | SLOW_DOWN | WAIT | {"error":{"message":"Slow Down","type":"rate_limit_error","param":null,"code":"slow_down"}}
          429 | QUOTA_EXHAUSTED | PAY | {"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"credit_balance_exhausted"}}
          429 | QUOTA_EXHAUSTED | PAY | {"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"organization_spend_limit_exceeded"}}
          429 | QUOTA_EXHAUSTED | PAY | {"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"project_spend_limit_exceeded"}}
          429 | QUOTA_EXHAUSTED | PAY | {"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"organization_usage_limit_exceeded"}}
          429 | QUOTA_EXHAUSTED | PAY | {"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}
          500 | SERVER_ERROR | WAIT | {"error":{"message":"The server had an error processing your request. Sorry about that!","type":"server_error","param":null,"code":null}}
          503 | OVERLOADED | WAIT | {"error":{"message":"The engine is currently overloaded, please try again later.","type":"service_unavailable_error","param":null,"code":"server_is_overloaded"}}
          0 | SERVER_ERROR | WAIT | {"error":{"message":"The server had an error processing your request.","type":"server_error","param":null,"code":"server_error"}}
          0 | BAD_REQUEST | FIX | {"error":{"message":"Unsupported value.","type":"invalid_request_error","param":null,"code":null}}
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis =
        Answer.of(status, body).withHeader("openai-processing-ms", "12").diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("openai");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai-organization", "openai-version", "openai-processing-ms"})
  void isRecognisedByItsHeaders(String header) {
    assertThat(Answer.of(500, "").withHeader(header, "x").diagnosis().provider())
        .hasValue("openai");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 429, 500})
  void namesNobodyWhereNothingTells(int status) {
    String body = "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":null,\"code\":null}}";

    assertThat(Answer.of(status, body).diagnosis().provider()).isEmpty();
  }
}
