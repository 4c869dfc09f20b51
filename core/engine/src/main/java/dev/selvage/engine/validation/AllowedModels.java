package dev.selvage.engine.validation;

import dev.selvage.engine.policy.Spelling;
import dev.selvage.engine.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models that a user allows: names, and patterns in which {@code *} stands for anything.
 * Immutable.
 */
final class AllowedModels {

  private final Set<String> names;
  private final List<String> patterns = new ArrayList<>(0);

  AllowedModels(Set<String> names) {
    this.names = names;
    names.stream().filter(name -> name.indexOf('*') >= 0).forEach(patterns::add);
  }

  void check(ChatRequest request, Findings found) {
    Object given = names.isEmpty() || !request.namesModel() ? null : request.field("model");
    String model = given == null ? "" : given.toString();
    if (!names.isEmpty() && request.namesModel() && !allows(model)) {
      found.add(
          Violation.ofOwn(
              "models", "model", shown(model), "only listed models are allowed", fix(model)));
    }
  }

  private boolean allows(String model) {
    if (names.contains(model)) {
      return true;
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (matches(patterns.get(i), model)) {
        return true;
      }
    }
    return false;
  }

  /** Goes back to the last star alone, so that no pattern takes longer than length by length. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int star = -1;
    int resume = 0;
    for (int t = 0; t < text.length(); ) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private String fix(String model) {
    // What is no name may be a whole prompt, and takes its square to compare.
    @Nullable String nearest =
        ChatRequest.isModelName(model)
            ? Spelling.nearest(model, names.stream().filter(n -> n.indexOf('*') < 0).toList())
                .orElse(null)
            : null;
    return nearest == null
        ? "write one of " + String.join(", ", names)
        : "write \"%s\"".formatted(nearest);
  }

  private static String shown(String model) {
    if (model.isEmpty()) {
      return "missing";
    }
    return ChatRequest.isModelName(model) ? '"' + model + '"' : "not the name of a model";
  }
}
