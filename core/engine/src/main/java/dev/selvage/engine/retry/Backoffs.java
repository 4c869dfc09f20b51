package dev.selvage.engine.retry;

import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The laws. They reckon in seconds as doubles: what grows past every bound is infinite, then
 * capped.
 */
final class Backoffs {

  private Backoffs() {}

  private static void requireGrowth(Duration initial, Duration max, double multiplier) {
    requireNotNegative(initial, "initial");
    requireNotNegative(max, "max");
    if (!(multiplier >= 1 && multiplier < 1e6)) {
      throw new IllegalArgumentException("multiplier must be at least 1, but is " + multiplier);
    }
  }

  private static void requireNotNegative(Duration duration, String name) {
    if (Objects.requireNonNull(duration, name).isNegative()) {
      throw new IllegalArgumentException(
          name + " must not be negative, but is " + Durations.print(duration));
    }
  }

  private static double grown(Duration initial, double multiplier, int attempt) {
    double seconds = Durations.toSeconds(initial);
    // Zero times an infinite power is not a number.
    return seconds == 0 ? 0 : seconds * Math.pow(multiplier, attempt - 1);
  }

  private static Duration capped(double seconds, Duration max) {
    return seconds >= Durations.toSeconds(max) ? max : Durations.ofSeconds(seconds);
  }

  private static Duration between(Duration low, Duration high, RandomGenerator random) {
    double from = Durations.toSeconds(low);
    double to = Durations.toSeconds(high);
    return to <= from ? low : Durations.ofSeconds(from + random.nextDouble() * (to - from));
  }

  record Fixed(Duration delay) implements Backoff {
    Fixed {
      requireNotNegative(delay, "delay");
    }

    @Override
    public Duration next(int attempt, Duration previousDelay, RandomGenerator random) {
      return delay;
    }
  }

  record Exponential(Duration initial, Duration max, double multiplier) implements Backoff {
    Exponential {
      requireGrowth(initial, max, multiplier);
    }

    @Override
    public Duration next(int attempt, Duration previousDelay, RandomGenerator random) {
      return capped(grown(initial, multiplier, attempt), max);
    }
  }

  record FullJitter(Exponential top) implements Backoff {
    @Override
    public Duration next(int attempt, Duration previousDelay, RandomGenerator random) {
      return between(Duration.ZERO, top.next(attempt, previousDelay, random), random);
    }
  }

  record RandomExponential(Duration min, Exponential top) implements Backoff {
    RandomExponential {
      requireNotNegative(min, "min");
    }

    @Override
    public Duration next(int attempt, Duration previousDelay, RandomGenerator random) {
      return between(min, top.next(attempt, previousDelay, random), random);
    }
  }

  record Compounding(Duration initial, Duration max, double multiplier) implements Backoff {
    Compounding {
      requireGrowth(initial, max, multiplier);
    }

    @Override
    public Duration next(int attempt, Duration previousDelay, RandomGenerator random) {
      double previous = Durations.toSeconds(attempt == 1 ? initial : previousDelay);
      return capped(previous * multiplier * (1 + random.nextDouble()), max);
    }
  }

  record PlusUniform(Duration initial, Duration max, double multiplier) implements Backoff {
    PlusUniform {
      requireGrowth(initial, max, multiplier);
    }

    @Override
    public Duration next(int attempt, Duration previousDelay, RandomGenerator random) {
      return capped(grown(initial, multiplier, attempt) + random.nextDouble(), max);
    }
  }
}
