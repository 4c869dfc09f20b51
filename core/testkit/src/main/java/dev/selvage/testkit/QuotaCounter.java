package dev.selvage.testkit;

/** What is used of one limit, by the time to which it was moved last. Not thread-safe. */
abstract class QuotaCounter {

  final QuotaLimit limit;
  final long windowNanos;
  long nowNanos;
  private final QuotaCapacities capacities;
  private int segment;

  QuotaCounter(QuotaLimit limit, QuotaCapacities capacities) {
    this.limit = limit;
    this.capacities = capacities;
    this.windowNanos = limit.window().toNanos();
  }

  static QuotaCounter of(QuotaLimit limit, QuotaCapacities capacities) {
    return switch (limit.kind()) {
      case FIXED_WINDOW -> new FixedWindow(limit, capacities);
      case SLIDING_WINDOW -> new SlidingWindow(limit, capacities);
      case TOKEN_BUCKET -> new TokenBucket(limit, capacities);
    };
  }

  /** The capacity that the provider's headers show. */
  final long shown() {
    return capacities.shown(segment);
  }

  /** What others leave of it. */
  final long usable() {
    return capacities.usable(segment);
  }

  /** Moves on, change by change; a time that has passed already counts as now. */
  final void moveTo(long nanos) {
    while (capacities.changeAfter(segment) <= nanos) {
      step(capacities.changeAfter(segment));
      segment++;
      changed();
    }
    step(nanos);
  }

  private void step(long nanos) {
    if (nanos > nowNanos) {
      roll(nanos);
      nowNanos = nanos;
    }
  }

  /** Lets the time from {@code nowNanos} to {@code nanos} pass at the present capacity. */
  abstract void roll(long nanos);

  /** Fits what is there to a new capacity. */
  void changed() {}

  /** How long until {@code cost} fits if nothing else comes and nothing changes; 0 for now. */
  abstract long waitNanos(long cost);

  /** Takes {@code cost}, which fits. */
  abstract void take(long cost);

  /** Takes {@code cost} for a refused request, though it does not fit. */
  void charge(long cost) {
    take(cost);
  }

  /** What headers show as left. */
  abstract long remaining();

  /** How long until the limit is whole again. */
  abstract long resetNanos();

  static long ceilDiv(long amount, long divisor) {
    return (amount + divisor - 1) / divisor;
  }

  private static final class FixedWindow extends QuotaCounter {
    private long used;
    private long endNanos;

    FixedWindow(QuotaLimit limit, QuotaCapacities capacities) {
      super(limit, capacities);
      used = limit.capacity() - limit.initial();
      endNanos = windowNanos;
    }

    @Override
    void roll(long nanos) {
      if (nanos >= endNanos) {
        used = 0;
        endNanos = (nanos / windowNanos + 1) * windowNanos;
      }
    }

    @Override
    long waitNanos(long cost) {
      return used + cost <= usable() ? 0 : resetNanos();
    }

    @Override
    void take(long cost) {
      used += cost;
    }

    @Override
    long remaining() {
      return Math.max(0, shown() - used);
    }

    @Override
    long resetNanos() {
      return endNanos - nowNanos;
    }
  }

  /** Counts in units times nanoseconds, so that nothing is rounded. */
  private static final class TokenBucket extends QuotaCounter {
    private long level;

    TokenBucket(QuotaLimit limit, QuotaCapacities capacities) {
      super(limit, capacities);
      level = limit.initial() * windowNanos;
      changed();
    }

    @Override
    void roll(long nanos) {
      level += Math.min(nanos - nowNanos, windowNanos) * usable();
      changed();
    }

    @Override
    void changed() {
      level = Math.min(level, usable() * windowNanos);
    }

    @Override
    long waitNanos(long cost) {
      long missing = cost * windowNanos - level;
      return missing <= 0 ? 0 : ceilDiv(missing, usable());
    }

    @Override
    void take(long cost) {
      level -= cost * windowNanos;
    }

    @Override
    void charge(long cost) {
      level = Math.max(0, level - cost * windowNanos);
    }

    @Override
    long remaining() {
      return level / windowNanos + shown() - usable();
    }

    @Override
    long resetNanos() {
      return ceilDiv(usable() * windowNanos - level, usable());
    }
  }
}
