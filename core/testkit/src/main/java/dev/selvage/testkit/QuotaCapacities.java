package dev.selvage.testkit;

/** The capacity of one limit over time: shown in headers, and usable by this tenant. */
final class QuotaCapacities {

  private final long[] startsNanos;
  private final long[] shown;
  private final long[] usable;

  /**
   * Scales a limit.
   *
   * @param startsNanos the times at which the segments start; the first is 0
   * @param factors what the capacity is multiplied by in each
   * @param shares what another tenant takes of it in each
   */
  QuotaCapacities(QuotaLimit limit, long[] startsNanos, double[] factors, double[] shares) {
    this.startsNanos = startsNanos;
    shown = new long[startsNanos.length];
    usable = new long[startsNanos.length];
    for (int i = 0; i < startsNanos.length; i++) {
      shown[i] = Math.max(1, Math.round(limit.capacity() * factors[i]));
      usable[i] = Math.max(1, Math.round(shown[i] * (1 - shares[i])));
      requireCountable(limit, shown[i]);
    }
  }

  private static void requireCountable(QuotaLimit limit, long capacity) {
    if (capacity > Long.MAX_VALUE / 4 / limit.window().toNanos()) {
      throw new IllegalArgumentException(
          "A capacity of "
              + capacity
              + " in "
              + limit.window()
              + " is too large to be counted; take a shorter window");
    }
  }

  long shown(int segment) {
    return shown[segment];
  }

  long usable(int segment) {
    return usable[segment];
  }

  /** When the segment ends; {@code Long.MAX_VALUE} where it does not. */
  long changeAfter(int segment) {
    return segment + 1 < startsNanos.length ? startsNanos[segment + 1] : Long.MAX_VALUE;
  }
}
