package dev.selvage.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.clients.Client.Dialect;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients whose own retries the agent sees and leaves as they are. A version whose code is not the
 * one that the agent knows fails here.
 */
class LoopsSeenIT {

  private static final String OF_A_LOOP = "retries by itself underneath";

  private static RetryingFork fork(String module, String asker, String... failures)
      throws IOException, InterruptedException {
    return RetryingFork.run(module, Dialect.OPENAI, "", asker, failures);
  }

  private static List<String> loopsIn(RetryingFork fork) {
    assertThat(fork.said()).noneMatch(line -> line.contains("this version of"));
    return fork.said().stream().filter(line -> line.contains(OF_A_LOOP)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"genai", "genai-1"})
  void saysOfGoogleGenAiOnceItRepeatsAndCountsIt(String module)
      throws IOException, InterruptedException {
    RetryingFork fork = fork(module, "genai.Retrying", "limited");

    assertThat(loopsIn(fork))
        .singleElement()
        .asString()
        .contains("google-genai", "may be 3 requests", "HttpRetryOptions.builder().attempts(1)");
    assertThat(fork.of("limited", "guarded").requests()).isEqualTo(9);
    assertThat(fork.of("limited", "guarded").counted()).isEqualTo(9);
    assertThat(fork.of("limited", "once").requests()).isEqualTo(3);
    assertThat(fork.of("limited", "once").counted()).isEqualTo(3);
  }

  @Test
  void saysOfTheTemplateThatSpringAi1RunsIn() throws IOException, InterruptedException {
    assertThat(loopsIn(fork("spring-ai", "springai.Retrying", "none")))
        .singleElement()
        .asString()
        .contains("Spring AI", "may be 10 requests", "spring.ai.retry.max-attempts=1");
  }

  @Test
  void saysOfBothLoopsOfSpringAi2() throws IOException, InterruptedException {
    assertThat(loopsIn(fork("spring-ai-2", "springai.Retrying", "none")))
        .anySatisfy(line -> assertThat(line).contains("Spring AI", "may be 11 requests"))
        .anySatisfy(line -> assertThat(line).contains("openai-java", "may be 4 requests"))
        .hasSize(2);
  }
}
