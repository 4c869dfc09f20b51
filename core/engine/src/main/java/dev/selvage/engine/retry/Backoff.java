package dev.selvage.engine.retry;

import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The law that yields the delays between attempts. Implementations are immutable and safe for use
 * by many threads; those made here never overflow and never throw, whatever the attempt. Their
 * factories throw a NullPointerException where a duration is null, and an IllegalArgumentException
 * where one is negative or the multiplier is below 1.
 */
@FunctionalInterface
public interface Backoff {

  /**
   * The delay before a retry; not negative.
   *
   * @param attempt how many attempts failed so far, counted from 1
   * @param previousDelay the delay before the last retry; zero before the first
   * @param random draws jitter
   */
  Duration next(int attempt, Duration previousDelay, RandomGenerator random);

  /** {@code delay}, each time. */
  static Backoff fixed(Duration delay) {
    return new Backoffs.Fixed(delay);
  }

  /** {@code min(max, initial * 2^(n-1))}. */
  static Backoff exponential(Duration initial, Duration max) {
    return exponential(initial, max, 2);
  }

  /** {@code min(max, initial * multiplier^(n-1))}. */
  static Backoff exponential(Duration initial, Duration max, double multiplier) {
    return new Backoffs.Exponential(initial, max, multiplier);
  }

  /** {@code U(0, min(max, initial * 2^(n-1)))}; see {@link dev.selvage.BackoffLaw#FULL_JITTER}. */
  static Backoff fullJitter(Duration initial, Duration max) {
    return fullJitter(initial, max, 2);
  }

  /** {@code U(0, min(max, initial * multiplier^(n-1)))}. */
  static Backoff fullJitter(Duration initial, Duration max, double multiplier) {
    return new Backoffs.FullJitter(new Backoffs.Exponential(initial, max, multiplier));
  }

  /**
   * {@code U(min, max(min, min(max, 1 s * 2^(n-1))))}; see {@link
   * dev.selvage.BackoffLaw#RANDOM_EXPONENTIAL}.
   */
  static Backoff randomExponential(Duration min, Duration max) {
    return randomExponential(min, max, 2);
  }

  /** {@code U(min, max(min, min(max, 1 s * multiplier^(n-1))))}. */
  static Backoff randomExponential(Duration min, Duration max, double multiplier) {
    return new Backoffs.RandomExponential(
        min, new Backoffs.Exponential(Duration.ofSeconds(1), max, multiplier));
  }

  /**
   * {@code min(max, previous * multiplier * (1 + U(0, 1)))}, {@code initial} standing for the delay
   * before the first; see {@link dev.selvage.BackoffLaw#COMPOUNDING}.
   */
  static Backoff compounding(Duration initial, Duration max, double multiplier) {
    return new Backoffs.Compounding(initial, max, multiplier);
  }

  /** The cookbook's own: no cap, doubled. */
  static Backoff compounding(Duration initial) {
    return compounding(initial, Durations.UNBOUNDED, 2);
  }

  /**
   * {@code min(max, initial * multiplier^(n-1) + U(0, 1 s))}; see {@link
   * dev.selvage.BackoffLaw#EXPONENTIAL_PLUS_UNIFORM}.
   */
  static Backoff exponentialPlusUniform(Duration initial, Duration max, double multiplier) {
    return new Backoffs.PlusUniform(initial, max, multiplier);
  }
}
