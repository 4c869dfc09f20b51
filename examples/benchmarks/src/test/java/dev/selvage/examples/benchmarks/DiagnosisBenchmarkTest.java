package dev.selvage.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Diagnosis;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is measured is a whole diagnosis. */
class DiagnosisBenchmarkTest {

  private final DiagnosisBenchmark benchmark = new DiagnosisBenchmark();

  @Test
  void bothOfOpenAiAreTheSameFailure() {
    assertThat(benchmark.openAiReturned()).satisfies(DiagnosisBenchmarkTest::isOpenAis);
    assertThat(benchmark.openAiThrown()).satisfies(DiagnosisBenchmarkTest::isOpenAis);
  }

  private static void isOpenAis(Diagnosis diagnosis) {
    assertThat(diagnosis.kind()).isEqualTo(Kind.RATE_LIMITED_TOKENS);
    assertThat(diagnosis.provider()).contains("openai");
    assertThat(diagnosis.namedWait()).contains(Duration.ofMillis(1280));
  }

  @Test
  void anthropicsNamesItsWait() {
    Diagnosis diagnosis = benchmark.anthropicReturned();
    assertThat(diagnosis.kind()).isEqualTo(Kind.RATE_LIMITED_TOKENS);
    assertThat(diagnosis.provider()).contains("anthropic");
    assertThat(diagnosis.namedWait()).contains(Duration.ofSeconds(24));
  }

  @Test
  void thePageSaysNothingButItsStatus() {
    assertThat(benchmark.pageReturned().kind()).isEqualTo(Kind.SERVER_ERROR);
  }
}
