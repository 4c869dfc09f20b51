package dev.selvage.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.selvage.engine.Draws;
import dev.selvage.engine.Law;
import dev.selvage.engine.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Each law against its formula, written here in decimal numbers that cannot overflow. */
class BackoffTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** {@code min(max, initial * multiplier^(n-1))}. */
  private static double top(double initial, double max, double multiplier, int n) {
    BigDecimal grown =
        BigDecimal.valueOf(initial).multiply(BigDecimal.valueOf(multiplier).pow(n - 1));
    return grown.min(BigDecimal.valueOf(max)).doubleValue();
  }

  private static void assertSeconds(Duration actual, double expected) {
    assertThat(Durations.toSeconds(actual)).isCloseTo(expected, within(expected * 1e-9 + 1e-9));
  }

  private static Duration seconds(double seconds) {
    return Durations.ofSeconds(seconds);
  }

  @Law
  void fixedIsTheSameEachTime(@ForAll @IntRange(min = 1) int n, @ForAll("delays") Duration delay) {
    assertThat(Backoff.fixed(delay).next(n, delay, Draws.always(0.3))).isEqualTo(delay);
  }

  @Law
  void exponentialGrowsUpToItsMost(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll @DoubleRange(min = 0.01, max = 100) double initial,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double max,
      @ForAll @DoubleRange(min = 1, max = 10) double multiplier) {
    Duration next =
        Backoff.exponential(seconds(initial), seconds(max), multiplier)
            .next(n, SECOND, Draws.always(0.3));

    assertSeconds(
        next,
        top(
            Durations.toSeconds(seconds(initial)),
            Durations.toSeconds(seconds(max)),
            multiplier,
            n));
  }

  @Law
  void fullJitterIsEvenBelowTheTop(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll long seed) {
    Duration next = Backoff.fullJitter(SECOND, seconds(60), 2).next(n, SECOND, Draws.seeded(seed));

    assertSeconds(next, new Random(seed).nextDouble() * top(1, 60, 2, n));
  }

  @Law
  void randomExponentialIsEvenBetweenTheFloorAndTheTop(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll @DoubleRange(max = 20) double min,
      @ForAll long seed) {
    Duration next =
        Backoff.randomExponential(seconds(min), seconds(60)).next(n, SECOND, Draws.seeded(seed));

    double low = Durations.toSeconds(seconds(min));
    double high = Math.max(low, top(1, 60, 2, n));
    assertSeconds(next, low + (high == low ? 0 : new Random(seed).nextDouble()) * (high - low));
  }

  @Law
  void compoundingMultipliesTheDelayBefore(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll @DoubleRange(min = 0.01, max = 100) double previous,
      @ForAll long seed) {
    Duration next =
        Backoff.compounding(SECOND, Durations.UNBOUNDED, 3)
            .next(n, seconds(previous), Draws.seeded(seed));

    double before = n == 1 ? 1 : Durations.toSeconds(seconds(previous));
    assertSeconds(next, before * 3 * (1 + new Random(seed).nextDouble()));
  }

  @Law
  void exponentialPlusUniformCapsWhatItDrew(
      @ForAll @IntRange(min = 1, max = 60) int n, @ForAll long seed) {
    Duration next =
        Backoff.exponentialPlusUniform(SECOND, seconds(60), 2).next(n, SECOND, Draws.seeded(seed));

    double unbounded = top(1, 1e30, 2, n) + new Random(seed).nextDouble();
    assertSeconds(next, Math.min(60, unbounded));
  }

  @Law
  void noLawOverflowsThrowsOrGoesNegative(
      @ForAll int n,
      @ForAll("delays") Duration initial,
      @ForAll("delays") Duration max,
      @ForAll("delays") Duration previous,
      @ForAll @DoubleRange(min = 1, max = 999_999) double multiplier,
      @ForAll @DoubleRange(max = 0.99) double draw) {
    for (Backoff law :
        List.of(
            Backoff.exponential(initial, max, multiplier),
            Backoff.fullJitter(initial, max, multiplier),
            Backoff.compounding(initial, max, multiplier),
            Backoff.exponentialPlusUniform(initial, max, multiplier))) {
      assertThat(law.next(n, previous, Draws.always(draw))).isBetween(Duration.ZERO, max);
    }
    Duration floor = initial.compareTo(max) > 0 ? initial : max;
    assertThat(
            Backoff.randomExponential(initial, max, multiplier)
                .next(n, previous, Draws.always(draw)))
        .isBetween(
            initial.minusNanos(initial.isZero() ? 0 : 1 + (long) (initial.getSeconds() * 2e-7)),
            Durations.saturatedSum(floor, Duration.ofNanos(1)));
  }

  @Provide
  Arbitrary<Duration> delays() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(1, Arbitraries.just(Duration.ZERO)),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(Duration.ofNanos(1))),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(Durations.UNBOUNDED)),
        net.jqwik.api.Tuple.of(
            5, Arbitraries.longs().between(0, 1_000_000).map(Duration::ofMillis)),
        net.jqwik.api.Tuple.of(
            1, Arbitraries.longs().between(0, Long.MAX_VALUE).map(Duration::ofSeconds)));
  }

  @Test
  void staysAtItsMostHoweverManyAttemptsThereWere() {
    for (int n : new int[] {64, 1024, 1_000_000, Integer.MAX_VALUE}) {
      assertThat(Backoff.exponential(SECOND, seconds(60)).next(n, SECOND, Draws.always(0)))
          .isEqualTo(seconds(60));
      assertThat(Backoff.exponential(SECOND, Durations.UNBOUNDED).next(n, SECOND, Draws.always(0)))
          .isEqualTo(Durations.UNBOUNDED);
      assertThat(Backoff.fullJitter(SECOND, seconds(60)).next(n, SECOND, Draws.always(0.5)))
          .isEqualTo(seconds(30));
    }
  }

  @Test
  void growsForEverWhereThereIsNoMost() {
    Backoff law = Backoff.compounding(SECOND);
    Duration delay = Duration.ZERO;
    for (int n = 1; n <= 100; n++) {
      Duration next = law.next(n, delay, Draws.always(0));
      assertThat(next).isGreaterThanOrEqualTo(delay);
      delay = next;
    }
    assertThat(delay).isEqualTo(Durations.UNBOUNDED);
  }

  @Test
  void zeroStaysZero() {
    Duration zero = Duration.ZERO;
    for (Backoff law :
        List.of(
            Backoff.fixed(zero),
            Backoff.exponential(zero, seconds(60)),
            Backoff.fullJitter(zero, seconds(60)),
            Backoff.compounding(zero, seconds(60), 2),
            Backoff.exponential(SECOND, zero),
            Backoff.exponentialPlusUniform(SECOND, zero, 2))) {
      assertThat(law.next(Integer.MAX_VALUE, zero, Draws.always(0.9))).isZero();
    }
  }

  @Test
  void refusesWhatMakesNoDelay() {
    Duration negative = Duration.ofSeconds(-1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.fixed(negative))
        .withMessage("delay must not be negative, but is -1s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.exponential(negative, SECOND))
        .withMessage("initial must not be negative, but is -1s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.fullJitter(SECOND, negative))
        .withMessage("max must not be negative, but is -1s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.randomExponential(negative, SECOND))
        .withMessage("min must not be negative, but is -1s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.compounding(SECOND, SECOND, 0.5))
        .withMessage("multiplier must be at least 1, but is 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.exponentialPlusUniform(SECOND, SECOND, Double.NaN))
        .withMessage("multiplier must be at least 1, but is NaN");
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> Backoff.fixed(null)).withMessage("delay");
    assertThatNullPointerException()
        .isThrownBy(() -> Backoff.exponential(null, SECOND))
        .withMessage("initial");
    assertThatNullPointerException()
        .isThrownBy(() -> Backoff.exponential(SECOND, null))
        .withMessage("max");
    assertThatNullPointerException()
        .isThrownBy(() -> Backoff.randomExponential(null, SECOND))
        .withMessage("min");
    assertThatNullPointerException()
        .isThrownBy(() -> Backoff.compounding(null))
        .withMessage("initial");
    assertThatNullPointerException()
        .isThrownBy(() -> Backoff.exponentialPlusUniform(SECOND, null, 2))
        .withMessage("max");
  }
}
