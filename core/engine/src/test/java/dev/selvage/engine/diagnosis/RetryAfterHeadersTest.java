package dev.selvage.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Law;
import dev.selvage.engine.RetryAfterCase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterHeadersTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Optional<Duration> read(String value) {
    return RetryAfterHeaders.read(
            name -> name.equals("retry-after") ? Optional.of(value) : Optional.empty(), () -> NOW)
        .map(NamedWait::duration);
  }

  @ParameterizedTest
  @CsvSource({
    "3, PT3S",
    "' 3 ', PT3S",
    "56.5, PT56.5S",
    ".5, PT0.5S",
    "1., PT1S",
    "007, PT7S",
    "'Fri, 02 Jan 2026 03:04:06 GMT', PT1S",
    "'Fri, 2 Jan 2026 03:05:05 GMT', PT1M",
    "'fri, 02 jan 2026 03:04:06 gmt', PT1S",
    "'Fri, 02 Jan 2026 04:04:06 +0100', PT1S",
    "'Friday, 02-Jan-26 03:04:06 GMT', PT1S",
    "'Fri Jan  2 03:04:06 2026', PT1S",
    "+3, PT3S",
    "1e1, PT10S",
    "1.5E-1, PT0.15S",
    "'\t3\t', PT3S",
    "31535999, PT8759H59M59S"
  })
  void readsSecondsAndDates(String value, Duration expected) {
    assertThat(read(value)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0",
    "0.0",
    "-1",
    ".",
    "1.2.3",
    "1e",
    "1e9",
    "1e400",
    "e5",
    "+",
    "+-1",
    "-1e3",
    "−5",
    "'20, 20'",
    "20s",
    "1_000",
    "'1,5'",
    "١٢",
    "nan",
    "inf",
    "-Infinity",
    "1d",
    "0x1p3",
    "NaN",
    "Infinity",
    "1s",
    "1 2",
    "''",
    "٣",
    "0.0000000001",
    "31536000",
    "'Fri, 02 Jan 2026 03:04:05 GMT'",
    "'Fri, 02 Jan 2026 03:04:04 GMT'",
    "'Mon, 02 Jan 2026 03:04:06 GMT'",
    "'2026-01-02T03:04:06Z'",
    "'Sunday, 06-Nov-94 08:49:37 GMT'",
    "'Sun Nov  6 08:49:37 1994'",
    "'Fri, 32 Jan 2026 03:04:06 GMT'",
    "'Fri, 02 Jan 2026 25:04:06 GMT'",
    "'Fri, 02 Jan 2026 03:04:06 CEST'",
    "':'",
    "'Fri, 31 Dec 9999 23:59:59 GMT'"
  })
  void takesTheRestForNothingNamed(String value) {
    assertThat(read(value)).isEmpty();
  }

  @Test
  void millisecondsGoFirst() {
    Map<String, String> headers =
        Map.of("retry-after-ms", "50", "x-ms-retry-after-ms", "60", "retry-after", "2");

    assertThat(RetryAfterHeaders.read(name -> Optional.ofNullable(headers.get(name)), () -> NOW))
        .contains(new NamedWait(Duration.ofMillis(50), "retry-after-ms"));
  }

  @Test
  void whatCannotBeReadLeavesItToTheNext() {
    Map<String, String> headers =
        Map.of("retry-after-ms", "soon", "x-ms-retry-after-ms", "0", "retry-after", "2");

    assertThat(RetryAfterHeaders.read(name -> Optional.ofNullable(headers.get(name)), () -> NOW))
        .contains(new NamedWait(Duration.ofSeconds(2), "retry-after"));
  }

  @Test
  void aLongTextIsNoNumber() {
    assertThat(read("1".repeat(100_000))).isEmpty();
    assertThat(read("0".repeat(100) + "1")).isEmpty();
  }

  @Law
  void neverThrowsAndNeverNamesLessThanSomething(
      @ForAll("values") String milliseconds, @ForAll("values") String seconds) {
    Optional<Duration> named =
        RetryAfterHeaders.read(
                name -> Optional.of(name.equals("retry-after") ? seconds : milliseconds), () -> NOW)
            .map(NamedWait::duration);

    assertThat(named.orElse(Duration.ofNanos(1))).isPositive();
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30),
        Arbitraries.strings().withChars("0123456789.-+eExN ").ofMaxLength(80),
        Arbitraries.of(RetryAfterCase.all().stream().map(RetryAfterCase::value).toList()),
        Arbitraries.strings().withChars("FriJan 0123456789:,GMT").ofMaxLength(30));
  }
}
