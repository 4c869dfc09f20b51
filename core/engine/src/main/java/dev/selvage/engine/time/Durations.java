package dev.selvage.engine.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes durations as people type them: {@code 250ms}, {@code 1m30s}, {@code PT1M30S}.
 */
public final class Durations {

  /** Longer than any wait: what {@code none} means for a bound. */
  public static final Duration UNBOUNDED = Duration.ofSeconds(Long.MAX_VALUE);

  private static final Pattern PART = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");

  private Durations() {}

  /**
   * Reads {@code text}: one or more numbers with a unit each (ms, s, m, h, d), or ISO-8601.
   *
   * @throws IllegalArgumentException when the text is no duration, or a negative one; the message
   *     says what is understood
   */
  public static Duration parse(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    try {
      Duration parsed = trimmed.startsWith("p") ? Duration.parse(trimmed) : sumOfParts(trimmed);
      if (!parsed.isNegative()) {
        return parsed;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Falls through to the one message below.
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is not a duration; write for example 250ms, 1s, 1m30s or PT1M30S");
  }

  /**
   * Reads a bound: a duration, or {@code none} for {@link #UNBOUNDED}.
   *
   * @throws IllegalArgumentException when the text is neither
   */
  public static Duration parseBound(String text) {
    return text.strip().equalsIgnoreCase("none") ? UNBOUNDED : parse(text);
  }

  private static Duration sumOfParts(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end) {
      sum = sum.plus(ofUnit(Double.parseDouble(part.group(1)), part.group(2)));
      end = part.end();
    }
    if (end == 0 || end < text.length()) {
      throw new DateTimeException(text);
    }
    return sum;
  }

  private static Duration ofUnit(double amount, String unit) {
    double seconds =
        switch (unit) {
          case "ms" -> amount / 1e3;
          case "s" -> amount;
          case "m" -> amount * 60;
          case "h" -> amount * 3_600;
          default -> amount * 86_400;
        };
    return ofSeconds(seconds);
  }

  /** {@code seconds} as a duration, rounded to the nearest nanosecond; negative counts as zero. */
  public static Duration ofSeconds(double seconds) {
    if (!(seconds > 0)) {
      return Duration.ZERO;
    }
    if (seconds >= Long.MAX_VALUE) {
      return UNBOUNDED;
    }
    long whole = (long) seconds;
    return Duration.ofSeconds(whole, Math.round((seconds - whole) * 1e9));
  }

  /** The duration in seconds, fractions kept. */
  public static double toSeconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }

  /** The sum of two durations that are not negative; {@link #UNBOUNDED} where it has no room. */
  public static Duration saturatedSum(Duration one, Duration other) {
    try {
      return one.plus(other);
    } catch (ArithmeticException e) {
      return UNBOUNDED;
    }
  }

  /** The duration in nanoseconds; the largest long where it has no room. */
  public static long saturatedNanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /**
   * Writes a duration for people, to the millisecond: {@code 1m 2.5s}, {@code 250ms}, {@code 24h}.
   */
  public static String print(Duration duration) {
    if (duration.compareTo(UNBOUNDED) >= 0) {
      return "none";
    }
    if (duration.isNegative()) {
      boolean hasNoOpposite = duration.toSeconds() == Long.MIN_VALUE;
      return "-" + print(hasNoOpposite ? UNBOUNDED : duration.negated());
    }
    if (duration.isZero()) {
      return "0s";
    }
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      return Math.max(1, duration.toMillis()) + "ms";
    }
    StringBuilder text = new StringBuilder();
    appendPart(text, duration.toHours(), "h");
    appendPart(text, duration.toMinutesPart(), "m");
    if (duration.toSecondsPart() > 0 || duration.toMillisPart() > 0) {
      String millis =
          duration.toMillisPart() == 0
              ? ""
              : String.format(Locale.ROOT, ".%03d", duration.toMillisPart()).replaceAll("0+$", "");
      appendPart(text, duration.toSecondsPart() + millis + "s");
    }
    return text.toString();
  }

  private static void appendPart(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      appendPart(text, amount + unit);
    }
  }

  private static void appendPart(StringBuilder text, String part) {
    text.append(text.length() == 0 ? "" : " ").append(part);
  }
}
