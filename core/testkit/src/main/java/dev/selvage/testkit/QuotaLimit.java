package dev.selvage.testkit;

import java.time.Duration;
import java.util.Objects;

/**
 * One limit of a {@link QuotaModel}: so many requests or tokens in a window. Immutable.
 *
 * @param kind how the provider counts
 * @param unit what it counts
 * @param capacity how much it admits in a window, at least 1
 * @param window the length of the window; positive
 * @param initial how much of the capacity is free at the start, from 0 to the capacity
 * @param refusalsCount whether a refused request is charged too. A bucket is emptied by it at most;
 *     it never owes
 */
public record QuotaLimit(
    Kind kind, Unit unit, long capacity, Duration window, long initial, boolean refusalsCount) {

  /** How a provider counts. */
  public enum Kind {
    /** Windows follow one another from the start of the model; each begins with the whole limit. */
    FIXED_WINDOW,
    /** What was admitted counts for one window from its own time on. */
    SLIDING_WINDOW,
    /** The limit flows back evenly, the whole capacity in a window; the bucket holds no more. */
    TOKEN_BUCKET
  }

  /** What a provider counts. */
  public enum Unit {
    /** Each request counts 1. */
    REQUESTS,
    /** Each request counts its tokens. */
    TOKENS
  }

  /**
   * Checks the values.
   *
   * @throws NullPointerException when kind, unit or window is null
   * @throws IllegalArgumentException when a number is out of its range
   */
  public QuotaLimit {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(unit, "unit");
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("window must be positive, but is " + window);
    }
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, but is " + capacity);
    }
    if (initial < 0 || initial > capacity) {
      throw new IllegalArgumentException(
          "initial must be from 0 to the capacity " + capacity + ", but is " + initial);
    }
  }

  /** A limit on requests, whole at the start, that charges no refusals. */
  public static QuotaLimit requests(Kind kind, long capacity, Duration window) {
    return new QuotaLimit(kind, Unit.REQUESTS, capacity, window, capacity, false);
  }

  /** A limit on tokens, whole at the start, that charges no refusals. */
  public static QuotaLimit tokens(Kind kind, long capacity, Duration window) {
    return new QuotaLimit(kind, Unit.TOKENS, capacity, window, capacity, false);
  }

  /**
   * The same limit with only {@code free} left at the start.
   *
   * @throws IllegalArgumentException when free is not from 0 to the capacity
   */
  public QuotaLimit withInitial(long free) {
    return new QuotaLimit(kind, unit, capacity, window, free, refusalsCount);
  }

  /** The same limit that charges refused requests too. */
  public QuotaLimit countingRefusals() {
    return new QuotaLimit(kind, unit, capacity, window, initial, true);
  }

  long cost(long tokens) {
    return unit == Unit.REQUESTS ? 1 : tokens;
  }
}
