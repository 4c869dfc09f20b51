package dev.selvage.weaving;

import dev.selvage.laws.Reach.Seen;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a door makes of a kind of method, the best first. */
enum Cell {
  /** A body that failed ran again. */
  GUARDED,
  /** It ran once, and something said why. */
  REPORTED,
  /** It ran once, and nothing was said. */
  UNREACHABLE,
  /** It could not be run at all, and nothing was said. */
  UNSEEN;

  static Cell of(Seen seen, Said said) {
    if (seen.attempts() > 1) {
      return GUARDED;
    }
    if (said.ofMethods().anyMatch(line -> names(line, seen))) {
      return REPORTED;
    }
    return seen.attempts() == 1 ? UNREACHABLE : UNSEEN;
  }

  /** Whether a line speaks of the annotated member, or of the very place that called it. */
  private static boolean names(String line, Seen seen) {
    int dot = seen.member().lastIndexOf('.');
    String type = seen.member().substring(0, dot);
    String method = seen.member().substring(dot + 1);
    return (!seen.caller().isEmpty() && hasWord(line, seen.caller()))
        || (hasWord(line, type) && hasMember(line, type, method))
        || (isLambda(method) && line.contains(type + "$$Lambda"));
  }

  /** Guice calls a constructor by the name of its class. */
  private static boolean hasMember(String line, String type, String method) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return hasWord(line, method) || (method.equals("<init>") && line.contains(" " + simple + "("));
  }

  /** Guice knows a lambda or a method reference by the class that the JVM makes of it. */
  private static boolean isLambda(String method) {
    return method.startsWith("lambda$") || method.equals("<class>");
  }

  private static boolean hasWord(String line, String word) {
    String pattern = "(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])";
    return Pattern.compile(pattern).matcher(line).find();
  }

  @Override
  public String toString() {
    return this == UNSEEN ? "—" : name().toLowerCase(Locale.ROOT);
  }
}
