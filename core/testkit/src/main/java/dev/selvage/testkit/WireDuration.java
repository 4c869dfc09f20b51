package dev.selvage.testkit;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes durations as providers do: in seconds, or as the Go language prints them. */
final class WireDuration {

  private WireDuration() {}

  /** The duration in seconds, whole where it is whole: {@code 1}, {@code 0.5}. */
  static String seconds(Duration duration) {
    return plain(BigDecimal.valueOf(duration.toSeconds()).add(fraction(duration)));
  }

  /** The duration in Go's notation: {@code 20ms}, {@code 1.5s}, {@code 6m0s}, {@code 1h0m0s}. */
  static String go(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    if (duration.toSeconds() == 0) {
      return plain(fraction(duration).movePointRight(3)) + "ms";
    }
    String text = plain(BigDecimal.valueOf(duration.toSecondsPart()).add(fraction(duration))) + "s";
    if (duration.toMinutes() > 0) {
      text = duration.toMinutesPart() + "m" + text;
    }
    return duration.toHours() > 0 ? duration.toHours() + "h" + text : text;
  }

  private static BigDecimal fraction(Duration duration) {
    return BigDecimal.valueOf(duration.toNanosPart(), 9);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
