package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.diagnosis.Diagnosis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of Ollama: a text where others have an object. */
class OllamaTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
"""
          404 | MODEL_UNAVAILABLE | SWITCH | {"error":"model 'x' not found"}
          404 | MODEL_UNAVAILABLE | SWITCH | {"error":"model \\"llama2\\" not found, try pulling it first"}
          401 | AUTHENTICATION | FIX | {"error":"unauthorized","signin_url":"https://ollama.com/connect?name=x"}
          503 | OVERLOADED | WAIT | {"error":"server busy, please try again.  maximum pending requests exceeded"}
          500 | MODEL_UNAVAILABLE | SWITCH | {"error":"model requires more system memory (7.9 GiB) than is available (7.1 GiB)"}
          429 | QUOTA_EXHAUSTED | PAY | {"error":"you (someone) have reached your weekly usage limit, upgrade for higher limits: https://ollama.com/upgrade"}
          400 | CONTEXT_TOO_LONG | SHRINK | {"error":"the input length exceeds the context length"}
""")
  void everyRowHasItsKindAndRemedy(int status, Kind kind, Remedy remedy, String body) {
    Diagnosis diagnosis = Answer.of(status, body).diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.remedy()).isEqualTo(remedy);
    assertThat(diagnosis.provider()).hasValue("ollama");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          400 | BAD_REQUEST | {"error":"missing request body"}
          500 | SERVER_ERROR | {"error":"llama runner process has terminated"}
          429 | RATE_LIMITED | {"error":"Too many requests"}
          503 | OVERLOADED | {"error":{"message":"server busy, please try again.  maximum pending requests exceeded","type":"api_error","param":null,"code":null}}
          404 | MODEL_UNAVAILABLE | {"error":{"message":"model \"x\" not found, try pulling it first","type":"not_found_error","param":null,"code":null}}
          """)
  void isNotNamedForATextThatAnyServerMaySend(int status, Kind kind, String body) {
    Diagnosis diagnosis = Answer.of(status, body).diagnosis();

    assertThat(diagnosis.kind()).isEqualTo(kind);
    assertThat(diagnosis.provider()).isEmpty();
  }
}
