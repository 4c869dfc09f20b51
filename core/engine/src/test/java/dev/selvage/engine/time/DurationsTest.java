package dev.selvage.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.selvage.engine.Law;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "1s, PT1S",
    "1m30s, PT1M30S",
    "1.5s, PT1.5S",
    "0.5ms, PT0.0005S",
    "2h, PT2H",
    "1d12h, PT36H",
    "0s, PT0S",
    "' 3S ', PT3S",
    "PT1M30S, PT1M30S",
    "pt0.5s, PT0.5S",
    "P1D, PT24H",
    "114h18m0s, PT114H18M",
    "2m59.56s, PT2M59.56S",
  })
  void readsWhatPeopleType(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "5",
        "s",
        "-5s",
        "+5s",
        "1s 30ms",
        "1 s",
        "5 minutes",
        "1y",
        "1.s",
        ".5s",
        "1e3s",
        "PT",
        "P",
        "PT-1S",
        "-PT1S",
        "NaN",
        "Infinity",
        "none",
        "9999999999999999s",
        "١s",
        "PT99999999999999999999S",
        "1us"
      })
  void saysWhatItUnderstandsWhereItDoesNotUnderstand(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessage(
            "\"%s\" is not a duration; write for example 250ms, 1s, 1m30s or PT1M30S", text);
  }

  @Test
  void refusesALongTextWithoutFallingOver() {
    String text = "1s".repeat(50_000) + "!";

    assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
  }

  @Test
  void readsNoneAsABoundOnly() {
    assertThat(Durations.parseBound(" None ")).isEqualTo(Durations.UNBOUNDED);
    assertThat(Durations.parseBound("5m")).isEqualTo(Duration.ofMinutes(5));
    assertThatIllegalArgumentException().isThrownBy(() -> Durations.parseBound("never"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT-5S, -5s",
    "PT0.000000001S, 1ms",
    "PT0.25S, 250ms",
    "PT0.9999S, 999ms",
    "PT1S, 1s",
    "PT1.5S, 1.5s",
    "PT1.0005S, 1s",
    "PT1.025S, 1.025s",
    "PT62.5S, 1m 2.5s",
    "PT1M, 1m",
    "PT24H, 24h",
    "PT25H0.5S, 25h 0.5s",
    "PT1H1M1S, 1h 1m 1s",
  })
  void writesForPeople(Duration duration, String expected) {
    assertThat(Durations.print(duration)).isEqualTo(expected);
  }

  @Test
  void writesNoBoundAsNone() {
    assertThat(Durations.print(Durations.UNBOUNDED)).isEqualTo("none");
    assertThat(Durations.print(Durations.UNBOUNDED.minusSeconds(1))).endsWith("m 6s");
  }

  @Test
  void turnsSecondsIntoDurationsWithoutOverflow() {
    assertThat(Durations.ofSeconds(1.234)).isEqualTo(Duration.ofMillis(1234));
    assertThat(Durations.ofSeconds(0.9999999999)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Durations.ofSeconds(-1)).isZero();
    assertThat(Durations.ofSeconds(Double.NaN)).isZero();
    assertThat(Durations.ofSeconds(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Durations.ofSeconds(Double.POSITIVE_INFINITY)).isEqualTo(Durations.UNBOUNDED);
    assertThat(Durations.ofSeconds(1e300)).isEqualTo(Durations.UNBOUNDED);
    assertThat(Durations.ofSeconds(Math.nextDown(0x1p63)).getSeconds()).isPositive();
  }

  @Test
  void saturatesWhereThereIsNoRoom() {
    assertThat(Durations.saturatedNanos(Duration.ofNanos(7))).isEqualTo(7);
    assertThat(Durations.saturatedNanos(Durations.UNBOUNDED)).isEqualTo(Long.MAX_VALUE);
    assertThat(Durations.saturatedNanos(Durations.UNBOUNDED.negated())).isEqualTo(Long.MIN_VALUE);
    assertThat(Durations.saturatedSum(Durations.UNBOUNDED, Duration.ofSeconds(1)))
        .isEqualTo(Durations.UNBOUNDED);
    assertThat(Durations.saturatedSum(Duration.ofSeconds(1), Duration.ofSeconds(2)))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Law
  void readsBackWhatItWroteButForTheSpaces(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long millis) {
    Duration duration = Duration.ofMillis(millis);

    assertThat(Durations.parse(Durations.print(duration).replace(" ", ""))).isEqualTo(duration);
  }

  @Law
  void survivesSecondsAndBack(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long micros) {
    Duration duration = Duration.ofNanos(micros * 1000);

    assertThat(Durations.ofSeconds(Durations.toSeconds(duration)))
        .isBetween(duration.minusNanos(200), duration.plusNanos(200));
  }

  @Law
  void neverFallsOverAndNeverReadsANegative(@ForAll("texts") String text) {
    try {
      assertThat(Durations.parse(text)).isGreaterThanOrEqualTo(Duration.ZERO);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("\"" + text + "\" is not a duration");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.strings().withChars("0123456789.-+msdhPTptn ").ofMaxLength(24));
  }
}
