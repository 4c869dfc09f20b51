package dev.selvage.testkit;

import java.util.Arrays;

/** Counts what came in the last window: a ring of times and costs. */
final class SlidingWindow extends QuotaCounter {

  private long[] timesNanos = new long[16];
  private long[] costs = new long[16];
  private int first;
  private int size;
  private long used;

  SlidingWindow(QuotaLimit limit, QuotaCapacities capacities) {
    super(limit, capacities);
    if (limit.initial() < limit.capacity()) {
      take(limit.capacity() - limit.initial());
    }
  }

  @Override
  void roll(long nanos) {
    while (size > 0 && timesNanos[first] + windowNanos <= nanos) {
      used -= costs[first];
      first = index(1);
      size--;
    }
  }

  @Override
  long waitNanos(long cost) {
    long excess = used + cost - usable();
    if (excess <= 0) {
      return 0;
    }
    for (int i = 0; i < size; i++) {
      excess -= costs[index(i)];
      if (excess <= 0) {
        return timesNanos[index(i)] + windowNanos - nowNanos;
      }
    }
    return windowNanos; // It exceeds what others leave: no time is right.
  }

  @Override
  void take(long cost) {
    used += cost;
    if (size > 0 && timesNanos[index(size - 1)] == nowNanos) {
      costs[index(size - 1)] += cost;
      return;
    }
    if (size == timesNanos.length) {
      timesNanos = grown(timesNanos);
      costs = grown(costs);
      first = 0;
    }
    timesNanos[index(size)] = nowNanos;
    costs[index(size)] = cost;
    size++;
  }

  @Override
  long remaining() {
    return Math.max(0, shown() - used);
  }

  @Override
  long resetNanos() {
    return size == 0 ? 0 : timesNanos[index(size - 1)] + windowNanos - nowNanos;
  }

  private int index(int place) {
    return (first + place) & (timesNanos.length - 1);
  }

  private long[] grown(long[] ring) {
    long[] grown = Arrays.copyOfRange(ring, first, first + 2 * ring.length);
    System.arraycopy(ring, 0, grown, ring.length - first, first);
    return grown;
  }
}
