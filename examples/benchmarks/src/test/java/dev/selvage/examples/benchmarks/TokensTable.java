package dev.selvage.examples.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Writes what counting tokens costs as one Markdown table, a row a text. */
final class TokensTable {

  private TokensTable() {}

  static String of(Collection<RunResult> results) {
    Map<String, Map<String, Double>> rows = new TreeMap<>();
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      String name = params.getBenchmark();
      String text =
          "%s, %s characters, %s"
              .formatted(
                  params.getParam("language"),
                  params.getParam("characters"),
                  params.getParam("model"));
      rows.computeIfAbsent(text, key -> new TreeMap<>())
          .put(name.substring(name.lastIndexOf('.') + 1), Cost.cpuNanos(result));
    }
    return of(rows);
  }

  /** By the text, the medians in nanoseconds by the benchmark's name. */
  static String of(Map<String, Map<String, Double>> rows) {
    StringBuilder table =
        new StringBuilder(
            "| text | JTokkit us | counted us | ratio | fits us |\n|---|---:|---:|---:|---:|");
    rows.forEach(
        (text, nanos) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%n| %s | %.1f | %.1f | %.2f | %.2f |",
                    text,
                    nanos.get("bare") / 1e3,
                    nanos.get("counted") / 1e3,
                    nanos.get("counted") / nanos.get("bare"),
                    nanos.get("fits") / 1e3)));
    return table.toString();
  }
}
