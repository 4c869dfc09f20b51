package dev.selvage.testkit;

/**
 * Answers requests as a provider with a {@link QuotaModel} does. Times are nanoseconds from the
 * model's start and must not go back; one that does counts as the latest. Asking allocates nothing,
 * but that a sliding window grows. Not safe for use by many threads.
 */
public final class QuotaMeter {

  /** What a request gets. */
  public enum Answer {
    /** It fits all limits and was charged. */
    ADMITTED,
    /** It does not fit yet; {@link #waitNanos} says when it does. */
    REFUSED,
    /** It exceeds a whole limit; waiting does not help. Never charged. */
    TOO_LARGE,
    /** The provider fails with a 500. Never charged. */
    OUTAGE
  }

  private final QuotaModel model;
  private final QuotaCounter[] counters;
  private long waitNanos;
  private int refusedBy = -1;
  private long admitted;
  private long refused;
  private long tokensAdmitted;

  QuotaMeter(QuotaModel model, QuotaCounter[] counters) {
    this.model = model;
    this.counters = counters;
  }

  /**
   * Asks for one request of so many tokens.
   *
   * @throws IllegalArgumentException when tokens is negative
   */
  public Answer ask(long nanos, long tokens) {
    moveTo(nanos, tokens);
    if (model.outageEnd(nanos) > nanos) {
      return refuse(Answer.OUTAGE);
    }
    refusedBy = tooSmallFor(tokens);
    if (refusedBy >= 0) {
      return refuse(Answer.TOO_LARGE);
    }
    look(tokens);
    if (waitNanos == 0) {
      take(tokens);
      return Answer.ADMITTED;
    }
    charge(tokens);
    look(tokens);
    return refuse(Answer.REFUSED);
  }

  /** The wait that the last refusal named; 0 where the last answer was none. */
  public long waitNanos() {
    return waitNanos;
  }

  /** The place of the limit that refused last, the one with the longest wait; -1 where none did. */
  public int refusedBy() {
    return refusedBy;
  }

  /** The capacity that headers show of the limit at this place. */
  public long limit(int place) {
    return counters[place].shown();
  }

  /** What headers show as left of the limit at this place, by the last time asked for. */
  public long remaining(int place) {
    return counters[place].remaining();
  }

  /** How long until the limit at this place is whole again, by the last time asked for. */
  public long resetNanos(int place) {
    return counters[place].resetNanos();
  }

  /** How many requests were admitted. */
  public long admitted() {
    return admitted;
  }

  /** How many requests were refused, for whatever reason. */
  public long refused() {
    return refused;
  }

  /** The tokens of all admitted requests. */
  public long tokensAdmitted() {
    return tokensAdmitted;
  }

  /** Admits a request at its earliest time from {@code nanos} on; MAX_VALUE where never. */
  long admitEarliest(long nanos, long tokens) {
    long at = nanos;
    while (true) {
      at = model.outageEnd(at);
      moveTo(at, tokens);
      boolean large = exceedsUsable(tokens);
      look(tokens);
      if (!large && waitNanos == 0) {
        take(tokens);
        return at;
      }
      long change = model.changeAfter(at);
      if (large && change == Long.MAX_VALUE) {
        return Long.MAX_VALUE;
      }
      at = large ? change : Math.min(change, at + waitNanos);
    }
  }

  private void moveTo(long nanos, long tokens) {
    if (tokens < 0) {
      throw new IllegalArgumentException("tokens must not be negative, but is " + tokens);
    }
    waitNanos = 0;
    refusedBy = -1;
    for (QuotaCounter counter : counters) {
      counter.moveTo(nanos);
    }
  }

  private int tooSmallFor(long tokens) {
    for (int i = 0; i < counters.length; i++) {
      if (counters[i].limit.cost(tokens) > counters[i].shown()) {
        return i;
      }
    }
    return -1;
  }

  private boolean exceedsUsable(long tokens) {
    for (QuotaCounter counter : counters) {
      if (counter.limit.cost(tokens) > counter.usable()) {
        return true;
      }
    }
    return false;
  }

  private void look(long tokens) {
    waitNanos = 0;
    refusedBy = -1;
    for (int i = 0; i < counters.length; i++) {
      long wait = counters[i].waitNanos(counters[i].limit.cost(tokens));
      if (wait > waitNanos) {
        waitNanos = wait;
        refusedBy = i;
      }
    }
  }

  private void take(long tokens) {
    admitted++;
    tokensAdmitted += tokens;
    for (QuotaCounter counter : counters) {
      counter.take(counter.limit.cost(tokens));
    }
  }

  private void charge(long tokens) {
    for (QuotaCounter counter : counters) {
      if (counter.limit.refusalsCount()) {
        counter.charge(counter.limit.cost(tokens));
      }
    }
  }

  private Answer refuse(Answer answer) {
    refused++;
    return answer;
  }
}
