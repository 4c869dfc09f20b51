package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of vLLM, wrapped and, before, not. */
class VllmTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          400 | CONTEXT_TOO_LONG | SHRINK | {"object":"error","message":"This model's maximum context length is 32768 tokens. However, you requested 54692 tokens (21924 in the messages, 32768 in the completion).","type":"BadRequestError","param":null,"code":400}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":{"message":"This model's maximum context length is 32768 tokens. However, you requested 54692 tokens (21924 in the messages, 32768 in the completion).","type":"BadRequestError","param":null,"code":400}}
          400 | CONTEXT_TOO_LONG | SHRINK | {"object":"error","message":"The input (301552 tokens) is longer than the model's context length (262144 tokens).","type":"BadRequestError","param":null,"code":400}
          400 | BAD_REQUEST | FIX | {"error":{"message":"Conversation roles must alternate user/assistant/user/assistant/...","type":"BadRequestError","param":null,"code":400}}
          404 | MODEL_UNAVAILABLE | SWITCH | {"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","param":null,"code":404}
          500 | SERVER_ERROR | WAIT | {"object":"error","message":"EngineCore encountered an issue.","type":"InternalServerError","param":null,"code":500}
          503 | OVERLOADED | WAIT | {"error":{"message":"Server is paused.","type":"ServiceUnavailableError","param":null,"code":503}}
          0 | BAD_REQUEST | FIX | {"error":{"message":"bad","type":"BadRequestError","param":null,"code":400}}
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis = Answer.of(status, body).diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("vllm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          404 | BAD_REQUEST | {"detail":"Not Found"}
          405 | BAD_REQUEST | {"detail":"Method Not Allowed"}
          401 | AUTHENTICATION | {"error":"Unauthorized"}
          """)
  void whatItsFrameworkAnswersHasItsKind(int status, Kind kind, String body) {
    assertThat(Answer.of(status, body).diagnosis().kind()).isEqualTo(kind);
  }
}
