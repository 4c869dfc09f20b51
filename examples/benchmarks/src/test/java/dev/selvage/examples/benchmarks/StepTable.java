package dev.selvage.examples.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what one step of a call costs as one Markdown table, the cheapest first. */
final class StepTable {

  private StepTable() {}

  static String of(String what, List<Cost> costs) {
    return costs.stream()
        .sorted(Comparator.comparing(Cost::cpuNanos))
        .map(StepTable::row)
        .collect(
            Collectors.joining(
                "\n", "| %s | CPU ns (wall) | B |\n|---|---:|---:|\n".formatted(what), ""));
  }

  private static String row(Cost cost) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f (%.0f) | %.0f |",
        cost.row(),
        cost.cpuNanos(),
        cost.wallNanos(),
        cost.bytes());
  }
}
