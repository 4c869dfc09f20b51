package dev.selvage.examples.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what diagnoses cost as one Markdown table, the cheapest first. */
final class DiagnosisTable {

  private DiagnosisTable() {}

  static String of(List<Cost> costs) {
    return costs.stream()
        .sorted(Comparator.comparing(Cost::cpuNanos))
        .map(DiagnosisTable::row)
        .collect(
            Collectors.joining("\n", "| failure | CPU ns (wall) | B |\n|---|---:|---:|\n", ""));
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
