package dev.selvage.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the right form that is nearest to a step that cannot be read. */
final class StepSpelling {

  private static final List<String> WORDS =
      List.of("ok", "drop", "after", "in", "quota", "too", "large", "slow", "down", "context", "x");

  private static final List<String> FORMS =
      List.of(
          "ok",
          "ok \"text\"",
          "500",
          "429",
          "429 after 1s",
          "429 quota",
          "429 too large",
          "429 slow down",
          "401",
          "400 context",
          "404",
          "drop",
          "3 x 500",
          "ok in 200ms");

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  private StepSpelling() {}

  /** The step with its words and units put right, or else the most similar step there is. */
  static String nearest(String step) {
    String text = step.toLowerCase(Locale.ROOT);
    return repaired(text).orElseGet(() -> closest(text, FORMS));
  }

  private static Optional<String> repaired(String text) {
    if (text.contains("\"")) {
      return Optional.empty();
    }
    String respelled = WORD.matcher(withUnits(text)).replaceAll(word -> respell(word.group()));
    return readable(respelled) ? Optional.of(respelled) : Optional.empty();
  }

  /** Writes units as the grammar has them: {@code 5 minutes} is {@code 5m}, {@code 5} is 5s. */
  private static String withUnits(String text) {
    return text.replaceAll("(\\d)\\s*(?:ms|msec|milli)[a-z]*", "$1ms")
        .replaceAll("(\\d)\\s*sec[a-z]*", "$1s")
        .replaceAll("(\\d)\\s*min[a-z]*", "$1m")
        .replaceAll("(\\d)\\s*hour[a-z]*", "$1h")
        .replaceAll("\\b(af\\w*|in) (\\d+)$", "$1 $2s");
  }

  private static String respell(String word) {
    String known = closest(word, WORDS);
    return distance(word, known) <= (word.length() < 4 ? 1 : 2) ? known : word;
  }

  private static boolean readable(String step) {
    try {
      return !ScriptStep.read(step).isEmpty();
    } catch (UnreadableStep e) {
      return false;
    }
  }

  private static String closest(String text, List<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(text, candidate)))
        .orElseThrow();
  }

  /** Levenshtein's distance: the fewest single characters to insert, delete or replace. */
  static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
