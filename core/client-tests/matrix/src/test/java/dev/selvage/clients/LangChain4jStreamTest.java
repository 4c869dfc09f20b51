package dev.selvage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why the matrix has no cell for errors inside a stream of OpenAI's that langchain4j reads. */
class LangChain4jStreamTest {

  private final FakeChatProvider provider = FakeChatProvider.start();

  @AfterEach
  void close() {
    provider.close();
  }

  private Object whatComesThrough(String module, Duration timeout) {
    provider.play(ChatScript.builder().answer(Case.ERROR_IN_A_STREAM.openAiAnswer()).build());
    return Driver.load(module, "langchain4j.AskOpenAiInAStream").ask(provider.baseUrl(), timeout);
  }

  @Test
  void version1MakesAWholeAnswerOfIt() {
    assertThat(whatComesThrough("langchain4j", Duration.ofMinutes(1)))
        .isNotInstanceOf(Throwable.class);
  }

  @Test
  void version0NeverCallsBack() {
    assertThat(whatComesThrough("langchain4j-0", Duration.ofMillis(1_500)))
        .isInstanceOf(TimeoutException.class);
  }
}
