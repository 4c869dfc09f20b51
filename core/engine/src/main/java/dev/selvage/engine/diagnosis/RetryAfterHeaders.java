package dev.selvage.engine.diagnosis;

import dev.selvage.engine.time.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The headers that name a wait outright, in the order of the SDKs: {@code retry-after-ms}, {@code
 * x-ms-retry-after-ms}, then {@code retry-after} in seconds (whole or decimal) or as a date of RFC
 * 1123.
 */
final class RetryAfterHeaders {

  private static final String MILLIS = "retry-after-ms";
  private static final String AZURE_MILLIS = "x-ms-retry-after-ms";
  private static final String RETRY_AFTER = "retry-after";

  private RetryAfterHeaders() {}

  /**
   * The wait, if a header names one.
   *
   * @param headers the first value of a header by its lower-case name
   * @param now the time against which dates are read
   */
  static Optional<NamedWait> read(
      Function<String, Optional<String>> headers, Supplier<Instant> now) {
    return number(headers, MILLIS, 1e-3)
        .or(() -> number(headers, AZURE_MILLIS, 1e-3))
        .or(() -> number(headers, RETRY_AFTER, 1))
        .or(() -> NamedWait.named(until(headers.apply(RETRY_AFTER), now), RETRY_AFTER));
  }

  private static Optional<NamedWait> number(
      Function<String, Optional<String>> headers, String name, double secondsPerUnit) {
    Optional<Duration> wait =
        headers
            .apply(name)
            .flatMap(RetryAfterHeaders::number)
            .map(number -> Durations.ofSeconds(number * secondsPerUnit));
    return NamedWait.named(wait, name);
  }

  /** A number that is not negative, of digits and a point. */
  static Optional<Double> number(String value) {
    String text = value.strip();
    // Double.parseDouble also takes "0x1p3", "1d", "NaN" and "Infinity".
    if (text.length() > 64 || !isOfDigitsAndPoints(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isOfDigitsAndPoints(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static Optional<Duration> until(Optional<String> value, Supplier<Instant> now) {
    return value.flatMap(RetryAfterHeaders::date).flatMap(then -> between(now.get(), then));
  }

  static Optional<Duration> between(Instant now, Instant then) {
    try {
      return Optional.of(Duration.between(now, then));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** A date of RFC 1123. */
  static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
