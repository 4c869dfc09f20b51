package dev.selvage.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes scripts: cuts the text into steps and leaves each to {@link ScriptStep}. */
final class ScriptText {

  private static final Pattern SEPARATOR =
      Pattern.compile(",(?:\\s*then\\b)?|\\bthen\\b", Pattern.CASE_INSENSITIVE);

  private ScriptText() {}

  static List<ChatAnswer> read(String text) {
    List<ChatAnswer> answers = new ArrayList<>();
    Matcher separator = SEPARATOR.matcher(masked(text));
    int number = 1;
    int start = 0;
    while (separator.find()) {
      if (!opensTheScript(text, separator)) {
        answers.addAll(readStep(text, number++, start, separator.start()));
      }
      start = separator.end();
    }
    answers.addAll(readStep(text, number, start, text.length()));
    return answers;
  }

  private static boolean opensTheScript(String text, Matcher separator) {
    return text.substring(0, separator.start()).isBlank()
        && separator.group().equalsIgnoreCase("then");
  }

  private static List<ChatAnswer> readStep(String text, int number, int start, int end) {
    String step = text.substring(start, end).strip();
    try {
      return ScriptStep.read(step);
    } catch (UnreadableStep e) {
      int position = start + text.substring(start, end).indexOf(step) + 1;
      throw new IllegalArgumentException(e.describe(text, step, number, position));
    }
  }

  /** Joins the steps, those that repeat written as {@code 3 x 500}. */
  static String write(List<ChatAnswer> answers) {
    List<String> steps = new ArrayList<>();
    int from = 0;
    while (from < answers.size()) {
      ChatAnswer answer = answers.get(from);
      int to = from;
      while (to < answers.size() && answers.get(to).equals(answer)) {
        to++;
      }
      addRun(steps, answer.toString(), to - from);
      from = to;
    }
    return String.join(", ", steps);
  }

  private static void addRun(List<String> steps, String step, int times) {
    for (int left = times; left > 0; left -= ChatScript.MAX_TIMES) {
      int run = Math.min(left, ChatScript.MAX_TIMES);
      steps.add(run == 1 ? step : run + " x " + step);
    }
  }

  /** The text with all that stands between quotes replaced, character by character. */
  static String masked(String text) {
    StringBuilder masked = new StringBuilder(text);
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (quoted) {
        boolean escapes = text.charAt(i) == '\\' && i + 1 < text.length();
        masked.setCharAt(i, '_');
        if (escapes) {
          masked.setCharAt(++i, '_');
        }
      }
    }
    return masked.toString();
  }

  static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String unquote(String text) {
    return text.replaceAll("(?s)\\\\(.)", "$1");
  }
}
