package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.laws.Reach.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of doors and kinds of method in the README, made of what forked JVMs saw. */
final class ReachTable {

  private final Map<String, Map<String, Cell>> columns = new LinkedHashMap<>();

  /** Adds a column to the right: what was seen under that door. */
  void add(String door, Said said) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    Seen.among(said.out()).forEach(seen -> cells.put(seen.kind(), Cell.of(seen, said)));
    assertThat(cells.keySet())
        .as("the rows and what was seen under %s", door)
        .containsExactlyInAnyOrderElementsOf(ReachRows.kinds());
    columns.put(door, cells);
  }

  /** As Markdown. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(line("", columns.keySet().stream()));
    ReachRows.ALL.forEach(
        (title, kinds) ->
            lines.add(line(title, columns.values().stream().map(cells -> cell(cells, kinds)))));
    List<Integer> widths = widths(lines);
    lines.add(1, widths.stream().map("-"::repeat).toList());
    return lines.stream().map(line -> markdown(line, widths)).collect(Collectors.joining());
  }

  /** Where the kinds of one row differ, the row says what the worst of them gets. */
  private static String cell(Map<String, Cell> cells, Set<String> kinds) {
    return Collections.max(kinds.stream().map(cells::get).toList()).toString();
  }

  private static List<String> line(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toList();
  }

  private List<Integer> widths(List<List<String>> lines) {
    return Stream.iterate(0, column -> column <= columns.size(), column -> column + 1)
        .map(column -> lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
        .toList();
  }

  private static String markdown(List<String> line, List<Integer> widths) {
    StringBuilder text = new StringBuilder("|");
    for (int i = 0; i < line.size(); i++) {
      text.append(' ').append(line.get(i)).append(" ".repeat(widths.get(i) - line.get(i).length()));
      text.append(" |");
    }
    return text.append('\n').toString();
  }
}
