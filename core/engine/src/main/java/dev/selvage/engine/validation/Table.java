package dev.selvage.engine.validation;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rules of one dialect, as the file beside this class has them. Rules on one field alone are
 * checked from here; the others by the class that asks for them by name. Immutable.
 */
final class Table {

  private record Row(Rule rule, Check check) {}

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private Table(List<String> lines) {
    lines.forEach(this::add);
  }

  /** The table of the dialect. */
  static Table of(Dialect dialect) {
    String file = dialect.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".rules";
    try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(file), file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new Table(
          lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private void add(String line) {
    String[] cells = line.split("\\|", -1);
    Rule rule = Rule.of(cells);
    rules.put(rule.id(), rule);
    Check check = Check.of(cells[2].strip());
    if (check != null) {
      rows.add(new Row(rule, check));
    }
  }

  /**
   * The rule of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  Rule rule(String id) {
    Rule rule = rules.get(id);
    if (rule == null) {
      throw new IllegalArgumentException("no rule " + id);
    }
    return rule;
  }

  /** All rules in the order of the file. */
  List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /** Holds the fields of the request to the rules on one field alone. */
  void checkFields(ChatRequest request, Findings found) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Object value = request.field(row.rule.path());
      if (value != null && value != Fields.OPAQUE && !row.check.holds(value)) {
        found.add(row.rule, row.rule.path(), value);
      }
    }
  }
}
