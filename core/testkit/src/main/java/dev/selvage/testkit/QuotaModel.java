package dev.selvage.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How a provider counts a quota: limits on requests and tokens, and what happens to them over time.
 * A request is admitted only where it fits all limits. Times are counted from the model's start;
 * the model has no clock. Immutable; safe for use by many threads.
 *
 * <pre>{@code
 * QuotaModel model =
 *     QuotaModel.builder()
 *         .limit(QuotaLimit.requests(Kind.TOKEN_BUCKET, 500, Duration.ofMinutes(1)))
 *         .limit(QuotaLimit.tokens(Kind.TOKEN_BUCKET, 30_000, Duration.ofMinutes(1)))
 *         .capacityTimes(0.5, Duration.ofSeconds(10))
 *         .build();
 * }</pre>
 */
public final class QuotaModel {

  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private final List<QuotaLimit> limits;
  private final List<QuotaChange> changes;
  private final long[] startsNanos;
  private final List<QuotaCapacities> capacities;

  private QuotaModel(Builder builder) {
    limits = List.copyOf(builder.limits);
    changes = List.copyOf(builder.changes);
    startsNanos = starts();
    double[] factors = LongStream.of(startsNanos).mapToDouble(this::factor).toArray();
    double[] shares = LongStream.of(startsNanos).mapToDouble(this::share).toArray();
    capacities =
        limits.stream()
            .map(limit -> new QuotaCapacities(limit, startsNanos, factors, shares))
            .toList();
  }

  /** A model of these limits, which never change. */
  public static QuotaModel of(QuotaLimit... limits) {
    Builder builder = builder();
    for (QuotaLimit limit : limits) {
      builder.limit(limit);
    }
    return builder.build();
  }

  /** A builder without any limit. */
  public static Builder builder() {
    return new Builder();
  }

  /** The limits in order. Unmodifiable. */
  public List<QuotaLimit> limits() {
    return limits;
  }

  /** A meter of this model at its start, where nothing was asked yet. */
  public QuotaMeter meter() {
    return new QuotaMeter(
        this,
        IntStream.range(0, limits.size())
            .mapToObj(i -> QuotaCounter.of(limits.get(i), capacities.get(i)))
            .toArray(QuotaCounter[]::new));
  }

  /**
   * The ideal: the earliest time by which requests of these costs can all be admitted, in the order
   * given, by one who knows the model and is never refused.
   *
   * <p>The rule is greedy: each request is admitted as soon as it fits all limits and no outage
   * lasts, but not before the one ahead of it. That is optimal for the order given, since what is
   * admitted earlier is never the later to flow back. Requests of different costs might do better
   * in another order where windows leave gaps; that is a packing problem and not looked at.
   *
   * @return the time of the last admission, or null where some request never fits
   */
  public @Nullable Duration makespan(long... tokens) {
    QuotaMeter meter = meter();
    long nanos = 0;
    for (long cost : tokens) {
      nanos = meter.admitEarliest(nanos, cost);
      if (nanos == Long.MAX_VALUE) {
        return null;
      }
    }
    return Duration.ofNanos(nanos);
  }

  /** When the outage at this time ends; this time itself where there is none. */
  long outageEnd(long nanos) {
    long end = nanos;
    for (QuotaChange change : changes) {
      if (change.what() == QuotaChange.What.OUTAGE && change.covers(nanos)) {
        end = Math.max(end, change.untilNanos());
      }
    }
    return end;
  }

  /** The first change of a capacity after this time; {@code Long.MAX_VALUE} where there is none. */
  long changeAfter(long nanos) {
    for (long start : startsNanos) {
      if (start > nanos) {
        return start;
      }
    }
    return Long.MAX_VALUE;
  }

  private long[] starts() {
    return LongStream.concat(
            LongStream.of(0),
            changes.stream()
                .filter(change -> change.what() != QuotaChange.What.OUTAGE)
                .flatMapToLong(c -> LongStream.of(c.fromNanos(), c.untilNanos())))
        .filter(nanos -> nanos < Long.MAX_VALUE)
        .sorted()
        .distinct()
        .toArray();
  }

  private double factor(long nanos) {
    return at(nanos, QuotaChange.What.FACTOR).reduce(1, (a, b) -> a * b);
  }

  private double share(long nanos) {
    return at(nanos, QuotaChange.What.TENANT).max().orElse(0);
  }

  private DoubleStream at(long nanos, QuotaChange.What what) {
    return changes.stream()
        .filter(change -> change.what() == what && change.covers(nanos))
        .mapToDouble(QuotaChange::amount);
  }

  /** Collects limits and changes. Not safe for use by many threads. */
  public static final class Builder {

    private final List<QuotaLimit> limits = new ArrayList<>();
    private final List<QuotaChange> changes = new ArrayList<>();

    private Builder() {}

    /** Adds a limit. */
    public Builder limit(QuotaLimit limit) {
      limits.add(Objects.requireNonNull(limit, "limit"));
      return this;
    }

    /**
     * Multiplies all capacities from this time on: 0.5 halves, 2 doubles. Headers show it.
     *
     * @throws IllegalArgumentException when the factor is not positive or the time negative
     */
    public Builder capacityTimes(double factor, Duration from) {
      if (!(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException("factor must be positive, but is " + factor);
      }
      return add(from, FOR_EVER, QuotaChange.What.FACTOR, factor);
    }

    /**
     * Lets another tenant take a share of all limits, of which headers show nothing.
     *
     * @param share from 0 to below 1; the largest of those at the same time counts
     * @throws IllegalArgumentException when the share or the times are out of range
     */
    public Builder tenant(double share, Duration from, Duration until) {
      if (!(share >= 0 && share < 1)) {
        throw new IllegalArgumentException("share must be from 0 to below 1, but is " + share);
      }
      return add(from, until, QuotaChange.What.TENANT, share);
    }

    /**
     * Lets every request fail with a 500 for a while; those charge nothing.
     *
     * @throws IllegalArgumentException when the time is negative or the length not positive
     */
    public Builder outage(Duration from, Duration length) {
      return add(from, from.plus(length), QuotaChange.What.OUTAGE, 1);
    }

    private Builder add(Duration from, Duration until, QuotaChange.What what, double amount) {
      changes.add(QuotaChange.of(from, until, what, amount));
      return this;
    }

    /**
     * The model.
     *
     * @throws IllegalArgumentException when there is no limit, or a capacity is too large to count
     */
    public QuotaModel build() {
      if (limits.isEmpty()) {
        throw new IllegalArgumentException("A quota has at least one limit; add it with limit()");
      }
      return new QuotaModel(this);
    }
  }
}
