package dev.selvage.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How measured costs become rows. */
class CostTableTest {

  @Test
  void setsEachRowAgainstTheBareMethodOfItsBodyAndItsThreads() {
    List<Cost> costs =
        List.of(
            cost("dear", "a", false, 1, 30, 80),
            cost("cheap", "a", false, 1, 1.5, 0),
            cost("bare", "a", true, 1, 0.5, 0),
            cost("bare", "b", true, 1, 4, 24),
            cost("dear", "a", false, 2, 60, 80),
            cost("cheap", "a", false, 2, 2.25, 0.4),
            cost("bare", "a", true, 2, 0.75, 0),
            cost("bare", "b", true, 2, 5, 24));
    assertThat(new CostTable(costs))
        .hasToString(
            """
            | body | row | CPU ns/op (wall), 1 thread | over bare | B/op | CPU ns/op (wall), 2 threads | over bare | B/op |
            |---|---|---:|---:|---:|---:|---:|---:|
            | `a` | bare | 0.50 (1.00) | +0.00 | 0 | 0.75 (1.50) | +0.00 | 0 |
            | `a` | cheap | 1.50 (3.00) | +1.00 | 0 | 2.25 (4.50) | +1.50 | 0 |
            | `a` | dear | 30.00 (60.00) | +29.50 | 80 | 60.00 (120.00) | +59.25 | 80 |
            | `b` | bare | 4.00 (8.00) | +0.00 | 24 | 5.00 (10.00) | +0.00 | 24 |""");
  }

  private static Cost cost(
      String row, String body, boolean bare, int threads, double cpu, double bytes) {
    return new Cost(row, body, bare, threads, cpu, 2 * cpu, bytes);
  }
}
