package dev.selvage.engine.diagnosis;

import dev.selvage.engine.time.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the wait that a response's headers name. The order is the SDKs': {@code retry-after-ms},
 * {@code x-ms-retry-after-ms}, then {@code retry-after} in seconds (whole or decimal) or as a date
 * of RFC 1123. A value that is zero, negative, past, unreadable or absurd, a year or more, counts
 * as not given; nothing throws. Any other stays as long as it is, for the ceiling to judge.
 */
public final class NamedWait {

  /** No server means a wait of a year; a Unix time that is taken for seconds is longer. */
  private static final Duration ABSURD = Duration.ofDays(365);

  private NamedWait() {}

  /**
   * The wait, if a header names one.
   *
   * @param headers the first value of a header by its lower-case name
   * @param now the time against which dates are read
   */
  public static Optional<Duration> read(Function<String, Optional<String>> headers, Instant now) {
    return number(headers.apply("retry-after-ms"), 1e-3)
        .or(() -> number(headers.apply("x-ms-retry-after-ms"), 1e-3))
        .or(() -> number(headers.apply("retry-after"), 1))
        .or(() -> date(headers.apply("retry-after"), now));
  }

  private static Optional<Duration> number(Optional<String> value, double secondsPerUnit) {
    return value.flatMap(text -> positive(text.strip(), secondsPerUnit));
  }

  private static Optional<Duration> positive(String text, double secondsPerUnit) {
    // Only digits and a point: Double.parseDouble also takes "0x1p3", "1d", "NaN" and "Infinity".
    if (text.length() > 64 || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
      return Optional.empty();
    }
    try {
      Duration wait = Durations.ofSeconds(Double.parseDouble(text) * secondsPerUnit);
      return Optional.of(wait).filter(NamedWait::isMeant);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isMeant(Duration wait) {
    return wait.compareTo(Duration.ZERO) > 0 && wait.compareTo(ABSURD) < 0;
  }

  private static Optional<Duration> date(Optional<String> value, Instant now) {
    return value.flatMap(
        text -> {
          try {
            Instant until =
                ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(now, until)).filter(NamedWait::isMeant);
          } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
          }
        });
  }
}
