package dev.selvage.testkit;

import java.time.Duration;

/** What happens to a quota between two times of its model. */
record QuotaChange(long fromNanos, long untilNanos, What what, double amount) {

  enum What {
    /** The capacity is multiplied. */
    FACTOR,
    /** Another tenant takes a share, of which headers show nothing. */
    TENANT,
    /** Every request ends in a 500. */
    OUTAGE
  }

  static QuotaChange of(Duration from, Duration until, What what, double amount) {
    if (from.isNegative() || until.compareTo(from) <= 0) {
      throw new IllegalArgumentException(
          "A change must begin at 0 or later and end after that, but goes from "
              + from
              + " to "
              + until);
    }
    return new QuotaChange(from.toNanos(), until.toNanos(), what, amount);
  }

  boolean covers(long nanos) {
    return fromNanos <= nanos && nanos < untilNanos;
  }
}
