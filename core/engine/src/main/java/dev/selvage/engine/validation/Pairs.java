package dev.selvage.engine.validation;

import dev.selvage.engine.request.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges objects whose names are the user's own, as far as those can be listed. */
final class Pairs {

  private final Rule rule;
  private final String path;
  private final int most;
  private final int longestName;
  private final Check value;

  private Pairs(Rule rule, String path, int most, int longestName, Check value) {
    this.rule = rule;
    this.path = path;
    this.most = most;
    this.longestName = longestName;
    this.value = value;
  }

  static Pairs metadata(Table table) {
    return new Pairs(table.rule("metadata"), "metadata", 16, 64, Check.text(512));
  }

  static Pairs logitBias(Table table) {
    return new Pairs(
        table.rule("logit-bias"),
        "logit_bias",
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        Check.number(-100, 100));
  }

  void check(@Nullable Object pairs, Findings found) {
    if (pairs instanceof Fields fields) {
      List<String> names = fields.names();
      if (names.size() > most) {
        found.addContent(rule, path, names);
      }
      for (String name : names) {
        Object given = fields.get(name);
        if (name.length() > longestName
            || (given != null && given != Fields.OPAQUE && !value.holds(given))) {
          found.addContent(rule, path + (Shown.isName(name) ? "." + name : ".*"), given);
        }
      }
    }
  }
}
