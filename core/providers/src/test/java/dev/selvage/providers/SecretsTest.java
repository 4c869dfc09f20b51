package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.testkit.ChatAnswer;
import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers echo keys and prompts; no diagnosis passes them on. */
class SecretsTest {

  private static final String CANARY = "sk-canary my prompt";

  private static final FakeChatProvider PROVIDER = FakeChatProvider.start();
  private static final OpenAIClient CLIENT = Clients.openAi(PROVIDER, 0);

  @AfterAll
  static void close() {
    CLIENT.close();
    PROVIDER.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, invalid_value",
    "400, invalid_request_error, context_length_exceeded",
    "401, invalid_request_error, invalid_api_key",
    "404, invalid_request_error, model_not_found",
    "429, tokens, rate_limit_exceeded",
    "500, server_error, server_error",
    "429, 'sk-canary my prompt', 'sk-canary my prompt'",
  })
  void nothingOfTheProvidersTextReachesADiagnosis(int status, String type, String code) {
    ChatAnswer answer =
        ChatAnswer.error(status, type, code, "Incorrect: " + CANARY + " (Request too large)")
            .withHeader("x-request-id", CANARY);
    PROVIDER.play(ChatScript.builder().answer(answer).build());

    Throwable thrown = catchThrowable(() -> Clients.ask(CLIENT));
    Diagnosis diagnosis = Clients.DIAGNOSER.diagnose(thrown, Instant.EPOCH);

    assertThat(thrown).hasMessageContaining(CANARY);
    assertThat(
            diagnosis.sentence()
                + diagnosis
                + diagnosis.code()
                + diagnosis.type()
                + diagnosis.requestId())
        .doesNotContain("canary", "my prompt", "Incorrect");
  }
}
