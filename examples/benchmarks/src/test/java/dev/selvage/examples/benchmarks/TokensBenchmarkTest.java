package dev.selvage.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is measured is the same text, by the same encoding. */
class TokensBenchmarkTest {

  /** Three of the message, one its role, three of the answer. */
  private static final int OF_THE_REQUEST = 7;

  @Test
  void bothCountTheSame() {
    TokensBenchmark benchmark = new TokensBenchmark();
    for (String model : new String[] {"gpt-4", "gpt-4o"}) {
      benchmark.model = model;
      benchmark.load();
      assertThat(benchmark.counted()).isEqualTo(benchmark.bare() + OF_THE_REQUEST);
      assertThat(benchmark.fits()).isTrue();
    }
  }

  @Test
  void theTableHasTheRatio() {
    assertThat(
            TokensTable.of(
                Map.of("text", Map.of("bare", 20_000.0, "counted", 21_000.0, "fits", 500.0))))
        .endsWith("| text | 20.0 | 21.0 | 1.05 | 0.50 |");
  }
}
