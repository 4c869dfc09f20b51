package dev.selvage.engine.diagnosis;

import dev.selvage.engine.time.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The headers that name a wait outright, in the order of the SDKs: {@code retry-after-ms}, {@code
 * x-ms-retry-after-ms}, then {@code retry-after} in seconds (whole or decimal) or as a date of
 * HTTP.
 */
final class RetryAfterHeaders {

  private static final String MILLIS = "retry-after-ms";
  private static final String AZURE_MILLIS = "x-ms-retry-after-ms";
  private static final String RETRY_AFTER = "retry-after";

  /** No value that means anything is longer. */
  private static final int LONGEST = 64;

  private static final List<DateTimeFormatter> DATES =
      List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(), asctime());

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

  /** A decimal number that is not negative: {@code 20}, {@code 1.5}, {@code 1e1}. */
  static Optional<Double> number(String value) {
    String text = value.strip();
    if (text.length() > LONGEST || !isDecimal(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@code Double.parseDouble} also takes "0x1p3", "1d", "NaN" and "Infinity". */
  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && ".eE+-".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.charAt(0) != '-';
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

  /** A date in any of the three forms of RFC 9110, section 5.6.7. */
  static Optional<Instant> date(String value) {
    String text = value.strip();
    boolean hasTime = text.length() <= LONGEST && text.indexOf(':') > 0;
    return hasTime
        ? DATES.stream().flatMap(form -> date(form, text)).findFirst()
        : Optional.empty();
  }

  private static Stream<Instant> date(DateTimeFormatter form, String text) {
    try {
      return Stream.of(form.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }

  /** {@code Sunday, 06-Nov-94 08:49:37 GMT}; its years are those from 1970 on. */
  private static DateTimeFormatter rfc850() {
    return builder("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US)
        .withZone(ZoneOffset.UTC);
  }

  /** {@code Sun Nov 6 08:49:37 1994}. */
  private static DateTimeFormatter asctime() {
    return builder("EEE MMM ppd HH:mm:ss uuuu").toFormatter(Locale.US).withZone(ZoneOffset.UTC);
  }

  private static DateTimeFormatterBuilder builder(String pattern) {
    return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
  }
}
