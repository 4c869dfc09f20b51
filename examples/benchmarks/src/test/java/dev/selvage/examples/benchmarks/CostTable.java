package dev.selvage.examples.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes costs as one Markdown table: a row a benchmark, the cheapest first under its bare body.
 */
final class CostTable {

  private final List<Cost> costs;
  private final List<Integer> threads;

  CostTable(List<Cost> costs) {
    this.costs = List.copyOf(costs);
    this.threads = costs.stream().map(Cost::threads).distinct().sorted().toList();
  }

  @Override
  public String toString() {
    return head()
        + costs.stream()
            .filter(this::leads)
            .sorted(order())
            .map(this::row)
            .collect(Collectors.joining("\n"));
  }

  private String head() {
    String columns =
        threads.stream()
            .map(CostTable::named)
            .map(n -> " CPU ns/op (wall), %s | over bare | B/op |".formatted(n))
            .collect(Collectors.joining());
    return "| body | row |"
        + columns
        + "\n|---|---|"
        + "---:|---:|---:|".repeat(threads.size())
        + "\n";
  }

  private static String named(int threads) {
    return threads == 1 ? "1 thread" : threads + " threads";
  }

  private boolean leads(Cost cost) {
    return cost.threads() == threads.get(0);
  }

  private static Comparator<Cost> order() {
    return Comparator.comparing(Cost::body)
        .thenComparing(cost -> !cost.bare())
        .thenComparing(Cost::cpuNanos);
  }

  private String row(Cost leading) {
    String cells = threads.stream().map(n -> cells(cost(leading, n))).collect(Collectors.joining());
    return "| `%s` | %s |%s".formatted(leading.body(), leading.row(), cells);
  }

  private String cells(Cost cost) {
    return String.format(
        Locale.ROOT,
        " %.2f (%.2f) | %+.2f | %.0f |",
        cost.cpuNanos(),
        cost.wallNanos(),
        cost.cpuNanos() - bare(cost).cpuNanos(),
        cost.bytes());
  }

  private Cost cost(Cost leading, int threads) {
    return only(c -> c.row().equals(leading.row()) && c.body().equals(leading.body()), threads);
  }

  private Cost bare(Cost cost) {
    return only(c -> c.bare() && c.body().equals(cost.body()), cost.threads());
  }

  private Cost only(Predicate<Cost> wanted, int threads) {
    return costs.stream()
        .filter(cost -> cost.threads() == threads)
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }
}
