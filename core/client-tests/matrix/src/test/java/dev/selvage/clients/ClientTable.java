package dev.selvage.clients;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The cells that passed, as a table of Markdown: a row for each failure, a column for each client
 * with all its versions.
 */
final class ClientTable {

  private static final List<List<Client>> COLUMNS =
      Arrays.stream(Client.values())
          .collect(
              collectingAndThen(
                  groupingBy(Client::label, LinkedHashMap::new, toList()),
                  byLabel -> List.copyOf(byLabel.values())));

  private ClientTable() {}

  static String of(Set<Cell> passed) {
    Stream<String> head =
        Stream.of(
            row("failure", "diagnosed as", COLUMNS.stream().map(ClientTable::title)),
            row("---", "---", COLUMNS.stream().map(column -> "---")));
    Stream<String> body = Arrays.stream(Case.values()).map(failure -> row(failure, passed));
    return Stream.concat(head, body).collect(joining("\n", "\n", "\n\n"));
  }

  private static String title(List<Client> column) {
    String versions = column.stream().map(Client::version).collect(joining(", "));
    return (column.get(0).label() + " " + versions).strip();
  }

  private static String row(Case failure, Set<Cell> passed) {
    return row(
        failure.title(),
        "`" + failure.kind() + "`",
        COLUMNS.stream().map(column -> text(column, failure, passed)));
  }

  private static String row(String first, String second, Stream<String> others) {
    return Stream.concat(Stream.of(first, second), others).collect(joining(" | ", "| ", " |"));
  }

  /** One text where all versions are alike. */
  private static String text(List<Client> column, Case failure, Set<Cell> passed) {
    return column.stream()
        .map(client -> text(new Cell(client, failure), passed))
        .distinct()
        .collect(joining(", "));
  }

  private static String text(Cell cell, Set<Cell> passed) {
    if (!passed.contains(cell)) {
      return "–";
    }
    if (cell.losesTheBody()) {
      return "✓ by status";
    }
    if (cell.kind() != cell.failure().kind()) {
      return "✓ as `" + cell.kind() + "`";
    }
    boolean isWaitLost = cell.failure() == Case.RATE_LIMITED_WITH_A_WAIT && !cell.showsTheWait();
    return isWaitLost ? "✓ without the wait" : "✓";
  }
}
