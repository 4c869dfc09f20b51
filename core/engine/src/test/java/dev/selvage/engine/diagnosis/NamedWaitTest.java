package dev.selvage.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.Law;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NamedWaitTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Failure failure(String... headers) {
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      byName.put(headers[i], headers[i + 1]);
    }
    return Failure.builder().status(429).headers(byName::get).build();
  }

  private static Optional<NamedWait> read(Failure failure) {
    return NamedWait.of(failure, Kind.RATE_LIMITED, NOW);
  }

  private static NamedWait named(String duration, String source) {
    return new NamedWait(Duration.parse(duration), source);
  }

  @ParameterizedTest
  @CsvSource({
    "6m0s, PT6M",
    "1s, PT1S",
    "20ms, PT0.02S",
    "2m59.56s, PT2M59.56S",
    "114h18m0s, PT114H18M",
    "1h0m0.5s, PT1H0.5S",
    "120µs, PT0.00012S",
    "120us, PT0.00012S",
    "30, PT30S",
    "0.5, PT0.5S",
    "1767323055, PT10S",
    "1767323055500, PT10.5S",
    "2026-01-02T03:04:15Z, PT10S",
    "2026-01-02T04:04:15+01:00, PT10S",
    "2026-01-02T03:04:05.25Z, PT0.25S"
  })
  void readsWhenAnExhaustedLimitIsWhole(String value, Duration expected) {
    assertThat(
            read(failure("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", value)))
        .contains(new NamedWait(expected, "x-ratelimit-reset-tokens"));
  }

  @ParameterizedTest
  @CsvSource({
    "0s",
    "0",
    "-1s",
    "soon",
    "''",
    "6m0",
    "6 m 0 s 1",
    "1767323045",
    "2026-01-02T03:04:05Z",
    "2020-01-01T00:00:00Z",
    "9999999999999h",
    "2026-13-02T03:04:05Z",
    "1d2",
    "366d"
  })
  void aResetThatIsNoneNamesNothing(String value) {
    assertThat(
            read(failure("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", value)))
        .isEmpty();
  }

  @Test
  void aLimitThatIsNotExhaustedNamesNoWait() {
    assertThat(
            read(failure("x-ratelimit-remaining-tokens", "10", "x-ratelimit-reset-tokens", "6m0s")))
        .isEmpty();
    assertThat(read(failure("x-ratelimit-reset-tokens", "6m0s"))).isEmpty();
  }

  @Test
  void theLimitThatTheFailureNamesNeedNotBeEmpty() {
    Failure failure =
        failure("x-ratelimit-remaining-tokens", "7", "x-ratelimit-reset-tokens", "2s");
    assertThat(NamedWait.of(failure, Kind.RATE_LIMITED_TOKENS, NOW))
        .contains(named("PT2S", "x-ratelimit-reset-tokens"));
    assertThat(NamedWait.of(failure, Kind.RATE_LIMITED_REQUESTS, NOW)).isEmpty();
  }

  @Test
  void ofSeveralExhaustedLimitsTheLongestCounts() {
    assertThat(
            read(
                failure(
                    "anthropic-ratelimit-requests-remaining", "0",
                    "anthropic-ratelimit-requests-reset", "2026-01-02T03:04:08Z",
                    "anthropic-ratelimit-output-tokens-remaining", "0",
                    "anthropic-ratelimit-output-tokens-reset", "2026-01-02T03:04:25Z",
                    "anthropic-ratelimit-input-tokens-remaining", "1000",
                    "anthropic-ratelimit-input-tokens-reset", "2026-01-02T04:04:25Z")))
        .contains(named("PT20S", "anthropic-ratelimit-output-tokens-reset"));
  }

  @Test
  void ofTheLimitsThatMayBeMeantTheShortestCounts() {
    Failure failure =
        failure(
            "x-ratelimit-remaining-tokens", "7",
            "x-ratelimit-reset-tokens", "2s",
            "x-ratelimit-remaining-project-tokens", "800000",
            "x-ratelimit-reset-project-tokens", "3m0s");
    assertThat(NamedWait.of(failure, Kind.RATE_LIMITED_TOKENS, NOW))
        .contains(named("PT2S", "x-ratelimit-reset-tokens"));
  }

  @Test
  void aLimitOfRequestsThatHasSomeLeftIsNotMeant() {
    Failure failure =
        failure("x-ratelimit-remaining-requests", "14000", "x-ratelimit-reset-requests", "9m0s");
    assertThat(NamedWait.of(failure, Kind.RATE_LIMITED_REQUESTS, NOW)).isEmpty();
  }

  @Test
  void theHeaderThatNamesAWaitGoesFirst() {
    assertThat(
            read(
                failure(
                    "retry-after", "3",
                    "x-ratelimit-remaining-tokens", "0",
                    "x-ratelimit-reset-tokens", "6m0s")))
        .contains(named("PT3S", "retry-after"));
  }

  @Test
  void pointsInTimeAreReadAgainstTheServersOwnClock() {
    String sent = "Fri, 02 Jan 2026 04:00:00 GMT"; // our clock is an hour late
    assertThat(read(failure("date", sent, "retry-after", "Fri, 02 Jan 2026 04:00:20 GMT")))
        .contains(named("PT20S", "retry-after"));
    assertThat(
            read(
                failure(
                    "date", sent,
                    "anthropic-ratelimit-tokens-remaining", "0",
                    "anthropic-ratelimit-tokens-reset", "2026-01-02T04:00:07Z")))
        .contains(named("PT7S", "anthropic-ratelimit-tokens-reset"));
    assertThat(read(failure("date", "today", "retry-after", "Fri, 02 Jan 2026 03:04:06 GMT")))
        .contains(named("PT1S", "retry-after"));
  }

  @Test
  void readsGooglesRetryInfo() {
    String body =
        """
        {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED",
          "message": "You exceeded your quota. Please retry in 53.016342224s.",
          "details": [
            {"@type": "type.googleapis.com/google.rpc.QuotaFailure",
             "violations": [{"quotaId": "GenerateRequestsPerMinutePerProjectPerModel"}]},
            {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "53s"}]}}
        """;
    assertThat(read(Failure.builder().status(429).body(body).build()))
        .contains(named("PT53S", "retryDelay"));
  }

  @Test
  void theDelayThatGoogleNamesForALimitOfTheDayIsNone() {
    Failure failure =
        Failure.builder()
            .status(429)
            .message("Quota exceeded. Please retry in 34.07s.")
            .detail("retryDelay", "34s")
            .build();
    assertThat(NamedWait.of(failure, Kind.RATE_LIMITED_DAY, NOW)).isEmpty();
    assertThat(NamedWait.of(failure, Kind.RATE_LIMITED_REQUESTS, NOW))
        .contains(named("PT34S", "retryDelay"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Please try again in 1m2.5s. Visit … | PT1M2.5S",
        "Limit 3, Used 3. Please try again in 20s. | PT20S",
        "Please try again in 456ms. | PT0.456S",
        "Please try again in 114h18m0s. | PT114H18M",
        "Please retry in 53.016342224s. | PT53.016342224S",
        "Please retry after 33 seconds. | PT33S",
        "Retry after 1 minute | PT1M",
        "try again in 6 minutes 30 seconds | PT6M30S",
        "Please retry your request in 1 hour. | PT1H",
        "Please try again in 7m12.48s. Need more? | PT7M12.48S"
      })
  void readsTheWordsOfAMessage(String message, Duration expected) {
    assertThat(read(Failure.builder().status(429).message(message).build()))
        .contains(new NamedWait(expected, "message"));
  }

  @ParameterizedTest
  @CsvSource({
    "Please try again later", "try again in 5 more seconds", "retry in -3s", "retry in 0s",
    "I will retry 20s", "try again in 20 sandwiches", "retry in", "429"
  })
  void otherWordsNameNoWait(String message) {
    assertThat(read(Failure.builder().status(429).message(message).build())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void wordsAndResetsCountOnlyWhereWaitingIsWhatTheServerMeans(Kind kind) {
    Failure words = Failure.builder().status(500).message("try again in 20s").build();
    boolean isLimit = kind.isRateLimit() || kind == Kind.SLOW_DOWN;
    assertThat(NamedWait.of(words, kind, NOW).isPresent())
        .isEqualTo(isLimit || kind == Kind.OVERLOADED);
    Failure reset = failure("x-ratelimit-remaining", "0", "x-ratelimit-reset", "20");
    assertThat(NamedWait.of(reset, kind, NOW).isPresent()).isEqualTo(isLimit);
  }

  @Law
  void neverThrowsAndNeverNamesLessThanSomething(
      @ForAll("texts") String value,
      @ForAll("texts") String date,
      @ForAll("texts") String message) {
    Failure failure =
        Failure.builder()
            .status(429)
            .headers(name -> name.equals("date") ? date : name.contains("remaining") ? "0" : value)
            .message(message)
            .build();
    assertThat(read(failure).map(NamedWait::duration).orElse(Duration.ofNanos(1))).isPositive();
    Failure words = Failure.builder().message("retry in " + message).build();
    assertThat(read(words).map(NamedWait::duration).orElse(Duration.ofNanos(1))).isPositive();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789.-hmsuµ dT:Z+").ofMaxLength(70),
        Arbitraries.strings().numeric().ofMaxLength(400));
  }
}
