package dev.selvage.examples.startup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The starts of all contenders, round by round, and what becomes of them: medians, and medians of
 * the ratios to the first contender's start in the same round.
 */
final class Table {

  private final Map<Contender, List<Start>> starts = new LinkedHashMap<>();

  void add(Contender contender, Start start) {
    starts.computeIfAbsent(contender, key -> new ArrayList<>()).add(start);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("| start | wall ms (least) | ratio | CPU ms | ratio |\n|---|---|---|---|---|\n");
    List<Start> base = starts.values().iterator().next();
    starts.forEach((contender, own) -> text.append(row(contender, own, base)));
    return text.toString();
  }

  private static String row(Contender contender, List<Start> own, List<Start> base) {
    List<Double> wall = own.stream().map(Start::wallMillis).toList();
    List<Double> cpu = own.stream().map(Start::cpuMillis).toList();
    return "| %s | %.0f (%.0f) | %.2f | %.0f | %.2f |%n"
        .formatted(
            contender.name(),
            median(wall),
            wall.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
            median(ratios(wall, base.stream().map(Start::wallMillis).toList())),
            median(cpu),
            median(ratios(cpu, base.stream().map(Start::cpuMillis).toList())));
  }

  private static List<Double> ratios(List<Double> own, List<Double> base) {
    return IntStream.range(0, own.size()).mapToObj(i -> own.get(i) / base.get(i)).toList();
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
