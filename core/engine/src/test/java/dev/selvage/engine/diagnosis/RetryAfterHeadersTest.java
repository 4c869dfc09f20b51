package dev.selvage.engine.diagnosis;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Law;
import dev.selvage.engine.RetryAfterCase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetryAfterHeadersTest {

  private static final Duration CEILING = Duration.ofSeconds(120);

  /** Where Selvage does not do what that client does, and why. */
  private static final Map<String, String> DIFFERS =
      Map.ofEntries(
          entry(
              "anthropic-java retry-after: 0 -> 0",
              "zero names no wait: the backoff holds instead of an immediate retry"),
          entry(
              "openai-java retry-after: 0 -> 0",
              "zero names no wait: the backoff holds instead of an immediate retry"),
          entry(
              "anthropic-java retry-after: 3600 -> 3600",
              "above the ceiling: fails at once instead of holding the thread for an hour"),
          entry(
              "openai-java retry-after: 3600 -> 3600",
              "above the ceiling: fails at once instead of holding the thread for an hour"),
          entry(
              "anthropic-java retry-after: 86400 -> 86400",
              "above the ceiling: fails at once instead of holding the thread for a day"),
          entry(
              "anthropic-python retry-after: 61 -> range:0.375..0.5",
              "a named wait is a floor up to 120 s; this client undercuts what is above 60 s"),
          entry(
              "anthropic-python retry-after: Fri, 29 Sep 2023 16:27:38 GMT -> range:0.375..0.5",
              "a named wait is a floor up to 120 s; this client undercuts what is above 60 s"),
          entry(
              "azure-core retry-after: 1.5 -> fallback",
              "decimal seconds are read; this client reads whole ones alone"),
          entry(
              "google-genai-java retry-after: 20 -> range:0..2",
              "the header is read; this client ignores it"),
          entry(
              "openai-python retry-after: 121 -> range:0.375..0.5",
              "fails at once, as the client as a whole does; the case shows one function of it"),
          entry(
              "openai-python retry-after: Fri, 29 Sep 100000 16:26:57 GMT -> no-retry",
              "names no wait here too; the case is not retried for its status, a 400"),
          entry(
              "portkey-gateway retry-after: 60 -> no-retry",
              "waited for, up to 120 s; this client's ceiling is below 60 s"));

  static List<RetryAfterCase> cases() {
    return RetryAfterCase.ofHeaders();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsWhatTheClientReadsOrDiffersForAReason(RetryAfterCase c) {
    String ours = verdict(RetryAfterHeaders.read(c.headers(), c::instant).map(NamedWait::duration));
    String reason = DIFFERS.get(c + " -> " + c.expected());

    if (reason == null) {
      assertThat(ours).matches(theirs(c));
    } else {
      assertThat(ours).as(reason).doesNotMatch(theirs(c));
    }
  }

  @Test
  void everyDifferenceStandsInTheCases() {
    assertThat(cases().stream().map(c -> c + " -> " + c.expected())).containsAll(DIFFERS.keySet());
    assertThat(cases()).hasSizeGreaterThan(50);
  }

  private static String verdict(Optional<Duration> named) {
    return named
        .map(
            wait ->
                wait.compareTo(CEILING) > 0
                    ? "fail"
                    : "wait "
                        + new BigDecimal(wait.toNanos()).movePointLeft(9).stripTrailingZeros())
        .orElse("none");
  }

  /** What that client does, as a pattern of {@link #verdict}. */
  private static String theirs(RetryAfterCase c) {
    String expected = c.expected();
    if (expected.equals("retry")) {
      return "wait .*";
    } else if (expected.equals("no-retry")) {
      return "fail";
    } else if (expected.startsWith("range:20")) {
      return "wait 2E\\+1"; // the named 20 s and jitter
    } else if (!expected.matches("[0-9.]+") || isStubsFallback(c)) {
      return "none";
    }
    return "wait \\Q" + new BigDecimal(expected).stripTrailingZeros() + "\\E";
  }

  /** azure-core's test puts one second where nothing is named. */
  private static boolean isStubsFallback(RetryAfterCase c) {
    return c.provider().equals("azure-core") && c.value().matches("-10|ten");
  }

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
    "+1",
    ".",
    "1.2.3",
    "1e3",
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
        Arbitraries.of(cases().stream().map(RetryAfterCase::value).toList()),
        Arbitraries.strings().withChars("FriJan 0123456789:,GMT").ofMaxLength(30));
  }
}
