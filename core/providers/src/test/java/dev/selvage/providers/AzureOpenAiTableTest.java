package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of Azure OpenAI, where code and status are often the same. */
class AzureOpenAiTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          400 | CONTENT_FILTERED | FIX | {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":true,"severity":"high"}}}}}
          400 | CONTENT_FILTERED | FIX | {"error":{"message":"filtered","code":"400","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 10000 tokens.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
          400 | BAD_REQUEST | FIX | {"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","type":"invalid_request_error","param":"temperature","code":"unsupported_parameter"}}
          401 | AUTHENTICATION | FIX | {"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint."}}
          401 | AUTHENTICATION | FIX | {"error":{"code":"Unauthorized","message":"Access token is missing, invalid, or expired."}}
          401 | PERMISSION | FIX | {"error":{"code":"PermissionDenied","message":"The principal lacks the required data action."}}
          403 | PERMISSION | FIX | {"error":{"code":"AccessDenied","message":"Access denied due to Virtual Network/Firewall rules."}}
          403 | PERMISSION | FIX | {"error":{"code":"403","message":"Your resource has been temporarily blocked because we detected behavior that may violate our content policy."}}
          404 | MODEL_UNAVAILABLE | SWITCH | {"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again."}}
          429 | RATE_LIMITED_TOKENS | WAIT | {"error":{"code":"429","message":"Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-08-01-preview have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 33 seconds. Please go here: https://aka.ms/oai/quotaincrease if you would like to further increase the default rate limit."}}
          429 | RATE_LIMITED_REQUESTS | WAIT | {"error":{"code":"429","message":"Requests to the Embeddings_Create Operation under Azure OpenAI API version 2024-02-01 have exceeded call rate limit of your current OpenAI S0 pricing tier. Please retry after 53 seconds."}}
          429 | RATE_LIMITED | WAIT | {"error":{"code":"429","message":"Rate limit is exceeded. Try again in 2 seconds."}}
          429 | RATE_LIMITED | WAIT | {"error":{"code":"429","message":"The system is currently experiencing high demand and cannot process your request. Your request exceeds the maximum usage size allowed during peak load. Please retry after 20 seconds."}}
          429 | QUOTA_EXHAUSTED | PAY | {"error":{"message":"You exceeded your current quota.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}
          408 | TIMEOUT | WAIT | {"error":{"code":"Timeout","message":"The operation was timeout."}}
          500 | SERVER_ERROR | WAIT | {"error":{"code":"InternalServerError","message":"Backend returned unexpected response."}}
          502 | SERVER_ERROR | WAIT | <html><head><title>502 Bad Gateway</title></head></html>
          503 | OVERLOADED | WAIT | {"error":{"code":"ServiceUnavailable","message":"unavailable"}}
          504 | SERVER_ERROR | WAIT | ~~
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis =
        Answer.of(status, body).withHeader("apim-request-id", "3d37de60").diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("azure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apim-request-id", "x-ms-region", "azureml-model-session"})
  void isRecognisedByItsHeaders(String header) {
    assertThat(Answer.of(500, "").withHeader(header, "x").diagnosis().provider()).hasValue("azure");
  }

  @Test
  void theWaitThatItsMessageNamesIsRead() {
    String body =
        "{\"error\":{\"code\":\"429\",\"message\":\"exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 33 seconds.\"}}";

    assertThat(Answer.of(429, body).diagnosis().namedWait()).hasValue(Duration.ofSeconds(33));
  }
}
