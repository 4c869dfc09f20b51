package dev.selvage.engine.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said against a key before it is used. Shows where a fault is, never the key. */
final class KeyCheck {

  private final ApiKeyPolicy policy;
  private final Optional<KeyForm> form;
  private final List<String> faults = new ArrayList<>();

  private KeyCheck(ApiKeyPolicy policy) {
    this.policy = policy;
    this.form = KeyForm.ofVariable(policy.variable());
  }

  /** Everything that is wrong, a sentence each with the remedy; empty where nothing is. */
  static List<String> faults(ApiKeyPolicy policy, @Nullable String key) {
    KeyCheck check = new KeyCheck(policy);
    check.checkKey(key);
    check.checkId(policy.organization(), "organization id", "org-");
    check.checkId(policy.project(), "project id", "proj_");
    return List.copyOf(check.faults);
  }

  private void checkKey(@Nullable String key) {
    if (key == null) {
      faults.add(
          policy.hasOwnSource()
              ? missing("is not there")
              : missing("is not set, neither as an environment variable nor as a system property"));
    } else if (key.isBlank()) {
      faults.add(missing("is blank"));
    } else if (policy.patterns().isEmpty() && Placeholder.is(key.strip())) {
      faults.add(policy.keyName() + " holds a tutorial's placeholder, no key; " + makeOne());
    } else {
      checkBlanks(key);
      checkForm(key.strip());
    }
  }

  private String missing(String what) {
    String how = policy.hasOwnSource() ? "" : ", and set it: export " + policy.variable() + "=…";
    return "%s %s; %s%s".formatted(policy.keyName(), what, makeOne(), how);
  }

  private String makeOne() {
    return "make a key" + form.map(known -> " at " + known.page()).orElse("");
  }

  private void checkBlanks(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '\u00a0' || Character.isWhitespace(c) || Character.isISOControl(c)) {
        faults.add(
            "%s has %s at position %d of %d; take it out, it was most likely copied along"
                .formatted(policy.keyName(), nameOf(c), i + 1, key.length()));
        return;
      }
    }
  }

  private static String nameOf(char c) {
    return switch (c) {
      case '\n', '\r' -> "a line's end";
      case '\t' -> "a tab";
      case ' ', '\u00a0' -> "a blank";
      default -> "a control character (U+%04X)".formatted((int) c);
    };
  }

  private void checkForm(String key) {
    List<Pattern> patterns = policy.patterns();
    if (isQuoted(key)) {
      faults.add(policy.keyName() + " is in quotes, which are now part of it; take them off");
    } else if (patterns.stream().anyMatch(pattern -> pattern.matcher(key).matches())) {
      return;
    } else if (!patterns.isEmpty()) {
      faults.add(
          "%s matches none of the patterns %s; put the whole key there, or mend the patterns"
              .formatted(shown(key), patterns));
    } else {
      form.filter(known -> !known.isOf(key)).ifPresent(known -> ofAnotherForm(key, known));
    }
  }

  private void ofAnotherForm(String key, KeyForm wanted) {
    String what =
        KeyForm.ofKey(key)
            .map(found -> "is a key of " + found.provider() + ", not of " + wanted.provider())
            .orElse(
                "begins like no key of %s (%s)".formatted(wanted.provider(), wanted.beginnings()));
    faults.add(
        "%s %s; put the whole key from %s there, or give patterns where a gateway has its own keys"
            .formatted(shown(key), what, wanted.page()));
  }

  private static boolean isQuoted(String key) {
    char first = key.charAt(0);
    return key.length() > 1
        && (first == '"' || first == '\'')
        && key.charAt(key.length() - 1) == first;
  }

  private void checkId(String variable, String what, String beginning) {
    if (variable.isEmpty()) {
      return;
    }
    Optional<String> id = ApiKeyPolicy.lookUp(variable);
    if (id.isEmpty()) {
      faults.add("%s is not set; put the %s there (%s…)".formatted(variable, what, beginning));
    } else if (!id.get().matches(Pattern.quote(beginning) + "[A-Za-z0-9_-]+")) {
      faults.add(
          "%s holds no %s, which begins with %s and has neither blanks nor quotes"
              .formatted(variable, what, beginning));
    }
  }

  private String shown(String key) {
    return policy.keyName() + " (" + ApiKey.masked(key) + ")";
  }
}
