package dev.selvage.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.pipeline.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured is the judgement of a valid request of 20 messages. */
class ValidationBenchmarkTest {

  private final ValidationBenchmark benchmark = new ValidationBenchmark();

  @Test
  void theRequestsAreValid() {
    assertThat(List.of(benchmark.map(), benchmark.openAi(), benchmark.judgeAlone()))
        .containsOnly(Verdict.proceed());
  }

  @Test
  void theyHaveTwentyMessages() {
    assertThat((List<?>) ValidationBenchmark.mapRequest().get("messages")).hasSize(20);
  }
}
