package dev.selvage.engine.budget;

import dev.selvage.engine.time.Durations;
import dev.selvage.engine.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of one provider and key together may spend on retries while it is in trouble. A
 * retry takes tokens, and gives them back by its success; so a provider that fails costs a bounded
 * number of retries, however many callers there are.
 *
 * <p>An empty budget refuses no call. It lets one retry at a time through, the probe, and has the
 * others ask again later. After a probe that failed, the next one comes no sooner than the backoff
 * of the failed one says. Each success of a retry then gives what that retry took and the cost of
 * one more: the retries under way about double with each round, as in TCP's slow start, until the
 * budget is full. So those held do not all come at once, and never more of them than a full budget
 * pays for.
 *
 * <p>The tokens are those of AWS's standard retry mode, but for first attempts that succeed: AWS
 * has them give a token each, but here they run no code of the engine. Instead a budget that was
 * not charged for a while ({@link RetryBudgetPolicy#quietAfter}) is full again: in that time,
 * nothing but such successes can have been.
 *
 * <p>Safe for use by many threads.
 */
public final class RetryBudget {

  private final String name;
  private final RetryBudgetPolicy policy;
  private final TimeSource clock;
  private final long quietNanos;
  private int available;
  private boolean empty;
  private @Nullable Ticket probe;
  private long probeSinceNanos;
  private long nextProbeNanos;
  private long lastChargeNanos;

  /**
   * A full budget.
   *
   * @param name the provider's, or one of the user's own
   */
  public RetryBudget(String name, RetryBudgetPolicy policy, TimeSource clock) {
    this.name = name;
    this.policy = policy;
    this.clock = clock;
    this.quietNanos = Durations.saturatedNanos(policy.quietAfter());
    this.available = policy.capacity();
    this.lastChargeNanos = clock.nanoTime();
  }

  /**
   * The right to one retry, to be given back once, by one of the three methods that take it.
   * Compared by identity.
   */
  public static final class Ticket {
    private final int taken;
    private final Duration delay;
    private final Change change;

    private Ticket(int taken, Duration delay, Change change) {
      this.taken = taken;
      this.delay = delay;
      this.change = change;
    }

    /** What taking it changed. */
    public Change change() {
      return change;
    }
  }

  /** What became of a budget. */
  public enum Change {
    NONE,
    /** It holds retries from now on. */
    EMPTIED,
    /** It is full and holds none any longer. */
    REFILLED
  }

  /**
   * How a budget stands.
   *
   * @param name the provider's, or one of the user's own
   * @param available tokens left
   * @param capacity tokens of a full budget
   * @param empty whether it was found empty and is not yet full again: retries may be held
   */
  public record State(String name, int available, int capacity, boolean empty) {}

  /**
   * Takes what a retry costs, or the place of the probe.
   *
   * @param delay the backoff of this retry, which is the pause after it where it is a probe and
   *     fails
   * @return null where the retry must be held, and ask again later
   */
  public synchronized @Nullable Ticket take(Duration delay) {
    long now = clock.nanoTime();
    Change change = refillAfterQuiet(now);
    if (available >= policy.retryCost()) {
      available -= policy.retryCost();
      lastChargeNanos = now;
      return new Ticket(policy.retryCost(), delay, change);
    }
    if (!empty) {
      empty = true;
      nextProbeNanos = now;
      return startProbe(new Ticket(0, delay, Change.EMPTIED), now);
    }
    boolean isFree = probe == null || now - probeSinceNanos >= quietNanos;
    return isFree && now - nextProbeNanos >= 0
        ? startProbe(new Ticket(0, delay, change), now)
        : null;
  }

  private Ticket startProbe(Ticket ticket, long now) {
    probe = ticket;
    probeSinceNanos = now;
    lastChargeNanos = now;
    return ticket;
  }

  private Change refillAfterQuiet(long now) {
    boolean quiet = probe == null && now - lastChargeNanos >= quietNanos;
    return quiet ? add(policy.capacity()) : Change.NONE;
  }

  private Change add(int tokens) {
    available = (int) Math.min(policy.capacity(), (long) available + tokens);
    if (empty && available == policy.capacity()) {
      empty = false;
      return Change.REFILLED;
    }
    return Change.NONE;
  }

  private void end(Ticket ticket) {
    if (probe == ticket) {
      probe = null;
    }
  }

  /** The retry succeeded. */
  public synchronized Change succeeded(Ticket ticket) {
    end(ticket);
    return add(empty ? ticket.taken + policy.retryCost() : ticket.taken);
  }

  /** The retry failed by the provider's trouble: what it took is spent. */
  public synchronized void failed(Ticket ticket) {
    if (probe == ticket) {
      nextProbeNanos = clock.nanoTime() + Durations.saturatedNanos(ticket.delay);
    }
    end(ticket);
  }

  /** The retry ended in what tells nothing of the provider's health: it gives back what it took. */
  public synchronized Change returned(Ticket ticket) {
    end(ticket);
    return add(ticket.taken);
  }

  /** A retry that took no tokens, such as one after a rate limit, succeeded. */
  public synchronized Change succeededUncharged() {
    return add(policy.successRefund());
  }

  /** How it stands now. */
  public synchronized State state() {
    return new State(name, available, policy.capacity(), empty);
  }

  /** The provider's name, or one of the user's own. */
  public String name() {
    return name;
  }

  /** Whether it is made of that policy and that clock. */
  boolean isOf(RetryBudgetPolicy policy, TimeSource clock) {
    return this.policy.equals(policy) && this.clock == clock;
  }
}
