package dev.selvage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.testkit.ChatAnswer;
import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A provider that echoes key and prompt wherever it can: no client's reader lets them through. */
class CanariesTest {

  private static final FakeChatProvider PROVIDER = FakeChatProvider.start();

  private static final String KEY = "sk-proj-canary0123456789";
  private static final String PROMPT = "my canary prompt";

  @AfterAll
  static void close() {
    PROVIDER.close();
  }

  @TestFactory
  Stream<DynamicTest> neitherKeyNorPromptReachesADiagnosis() {
    return Arrays.stream(Client.values())
        .flatMap(client -> client.drivers().stream().map(driver -> test(client, driver)));
  }

  private static DynamicTest test(Client client, Driver driver) {
    return DynamicTest.dynamicTest(
        client.label() + " " + client.version() + ", " + driver.name(),
        () -> {
          for (String canary : new String[] {KEY, PROMPT}) {
            for (int status : new int[] {400, 401, 404, 429, 500}) {
              check(driver, echo(status, canary));
            }
          }
        });
  }

  /** An answer that echoes the canary wherever one can. */
  static ChatAnswer echo(int status, String canary) {
    String body =
        """
        {"type":"%1$s","error":{"message":"%1$s","type":"%1$s","code":"%1$s","param":"%1$s",\
        "innererror":{"code":"%1$s"},"metadata":{"raw":"%1$s","provider_name":"%1$s"},\
        "status":"%1$s"},"detail":[{"msg":"%1$s","type":"%1$s"}],"request_id":"%1$s"}
        """
            .formatted(canary);
    ChatAnswer answer = ChatAnswer.raw(status, body);
    for (String name :
        new String[] {"x-request-id", "request-id", "retry-after", "x-ratelimit-reset-tokens"}) {
      answer = answer.withHeader(name, canary);
    }
    return answer;
  }

  private static void check(Driver driver, ChatAnswer answer) {
    PROVIDER.play(ChatScript.builder().answer(answer).build());
    Object came = driver.ask(PROVIDER.baseUrl(), Duration.ofSeconds(60));
    Diagnosis diagnosis =
        came instanceof Throwable thrown
            ? Cell.DIAGNOSER.diagnose(thrown, Instant.EPOCH)
            : Cell.DIAGNOSER.diagnoseReturned(came, Instant.EPOCH).orElseThrow();
    Cell.DIAGNOSER.discard(came);

    assertThat(
            diagnosis.toString()
                + diagnosis.code()
                + diagnosis.type()
                + diagnosis.provider()
                + diagnosis.requestId()
                + diagnosis.namedBy())
        .doesNotContain("canary");
  }
}
