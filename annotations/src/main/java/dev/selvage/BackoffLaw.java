package dev.selvage;

/**
 * The laws that yield the delay before the n-th retry, n counted from 1. Below, {@code initial},
 * {@code max} and {@code multiplier} are the attributes of the annotation that names the law, and
 * {@code U(a, b)} is drawn evenly between a and b. Every law caps before it draws, so the spread
 * stays at saturation, except where the law is named for its source.
 */
public enum BackoffLaw {

  /** {@code initial}, each time. */
  FIXED,

  /** {@code min(max, initial * multiplier^(n-1))}: doubles by default, no jitter. */
  EXPONENTIAL,

  /**
   * {@code U(0, min(max, initial * multiplier^(n-1)))}.
   *
   * <p>Source: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
   */
  FULL_JITTER,

  /**
   * {@code U(initial, max(initial, min(max, 1 s * multiplier^(n-1))))}: full jitter over a floor.
   *
   * <p>Source: tenacity's {@code wait_random_exponential(min, max)}, whose unit is one second.
   */
  RANDOM_EXPONENTIAL,

  /**
   * {@code min(max, previous * multiplier * (1 + U(0, 1)))}, where the delay before the first is
   * {@code initial}.
   *
   * <p>Source: the retry loop of OpenAI's cookbook, {@code retry_with_exponential_backoff}, which
   * has no cap: say {@code maxDelay = "none"} for the very same waits.
   */
  COMPOUNDING,

  /**
   * {@code min(max, initial * multiplier^(n-1) + U(0, 1 s))}.
   *
   * <p>Source: the handler class of the article that this project answers, which caps after it
   * draws.
   */
  EXPONENTIAL_PLUS_UNIFORM
}
