package dev.selvage.engine.validation;

import dev.selvage.engine.request.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges the tools that a request offers, in the shape of one of OpenAI's dialects. */
final class Tools {

  private static final int MOST = 128;

  private final String nested;
  private final int longestName;
  private final Rule most;
  private final @Nullable Rule empty;
  private final Rule nameMissing;
  private final Rule name;
  private final Rule choice;

  /**
   * Tools whose name stands in the field {@code nested}, or beside the type where that is empty.
   */
  Tools(Table table, String nested, int longestName) {
    this.nested = nested;
    this.longestName = longestName;
    this.most = table.rule("tools-most");
    this.empty = nested.isEmpty() ? null : table.rule("tools-empty");
    this.nameMissing = table.rule("tool-name-missing");
    this.name = table.rule("tool-name");
    this.choice = table.rule("tool-choice-unknown");
  }

  void check(@Nullable Object tools, @Nullable Object toolChoice, Findings found) {
    if (!(tools instanceof List<?> list)) {
      return;
    }
    if (list.size() > MOST) {
      found.add(most, "tools", list);
    } else if (list.isEmpty() && empty != null) {
      found.add(empty, "tools", list);
    }
    for (int i = 0; i < list.size(); i++) {
      checkName(i, function(list.get(i)), found);
    }
    checkChoice(list, toolChoice, found);
  }

  private void checkName(int i, @Nullable Fields function, Findings found) {
    Object given = function == null ? Fields.OPAQUE : function.get("name");
    if (given == null) {
      found.add(nameMissing, path(i), null);
    } else if (given != Fields.OPAQUE && !Check.isName(given, longestName)) {
      found.add(name, path(i), given);
    }
  }

  private String path(int i) {
    return "tools[" + i + (nested.isEmpty() ? "].name" : "]." + nested + ".name");
  }

  /** What holds the name; null for tools that are no functions. */
  private @Nullable Fields function(@Nullable Object tool) {
    if (!(tool instanceof Fields fields) || !"function".equals(fields.get("type"))) {
      return null;
    }
    if (nested.isEmpty()) {
      return fields;
    }
    Object function = fields.get(nested);
    return function == null ? Fields.NONE : function instanceof Fields f ? f : null;
  }

  private void checkChoice(List<?> tools, @Nullable Object toolChoice, Findings found) {
    Fields chosen = function(toolChoice);
    if (chosen != null
        && chosen.get("name") instanceof String wanted
        && tools.stream().noneMatch(tool -> isPerhaps(tool, wanted))) {
      String path = nested.isEmpty() ? "tool_choice.name" : "tool_choice." + nested + ".name";
      found.add(choice, path, wanted);
    }
  }

  private boolean isPerhaps(@Nullable Object tool, String wanted) {
    if (!(tool instanceof Fields fields) || fields.get("type") == Fields.OPAQUE) {
      return tool == Fields.OPAQUE || tool instanceof Fields;
    }
    Object holder = nested.isEmpty() ? fields : fields.get(nested);
    Object name = holder == Fields.OPAQUE ? holder : Reads.object(holder).get("name");
    return name == Fields.OPAQUE || wanted.equals(name);
  }
}
