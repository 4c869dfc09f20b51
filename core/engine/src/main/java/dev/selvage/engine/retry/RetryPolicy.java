package dev.selvage.engine.retry;

import dev.selvage.BackoffLaw;
import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * When a method runs again after a failure of some kinds, how often and after how long. Immutable.
 * Made from a builder, or from the annotation of the same meaning.
 */
public final class RetryPolicy {

  private static final String NO_BUDGET = "none";

  /** What tells of a provider in trouble; its rate limits say that it is well. */
  private static final Set<Kind> CHARGED =
      Set.of(
          Kind.SERVER_ERROR,
          Kind.OVERLOADED,
          Kind.TIMEOUT,
          Kind.CONNECTION,
          Kind.STREAM_BROKEN_BEFORE_CONTENT);

  private final Trigger trigger;
  private final int maxAttempts;
  private final Backoff backoff;
  private final Duration maxElapsed;
  private final Duration maxRetryAfter;
  private final Set<Kind> kinds;
  private final boolean idempotent;
  private final String budget;

  private RetryPolicy(Trigger trigger, Settings settings, Consumer<Fault> faults) {
    this.trigger = trigger;
    this.maxAttempts =
        settings.atLeast(
            1, "maxAttempts", trigger.maxAttempts, "; it counts the first call", faults);
    this.backoff = backoff(trigger, settings, faults);
    this.maxElapsed = settings.bound("maxElapsed", Duration.ofMinutes(5), faults);
    this.maxRetryAfter = settings.bound("maxRetryAfter", Duration.ofMinutes(2), faults);
    this.kinds = trigger == Trigger.NAMED_KINDS ? NamedKinds.read(settings, faults) : trigger.kinds;
    this.idempotent = settings.flag("idempotent", true, faults);
    this.budget = settings.read("budget", "", faults, value -> value.toString().strip());
  }

  /** What makes the method run again, with the defaults that fit it. */
  public enum Trigger {
    /** {@link dev.selvage.RetryOnRateLimit}: 6 attempts, full jitter from 1 s to 60 s. */
    RATE_LIMIT(
        6,
        BackoffLaw.FULL_JITTER,
        Duration.ofSeconds(1),
        EnumSet.of(
            Kind.RATE_LIMITED,
            Kind.RATE_LIMITED_REQUESTS,
            Kind.RATE_LIMITED_TOKENS,
            Kind.RATE_LIMITED_DAY,
            Kind.SLOW_DOWN)),

    /** {@link dev.selvage.RetryOnServerError}: 3 attempts, exponential from 2 s to 60 s. */
    SERVER_ERROR(
        3,
        BackoffLaw.EXPONENTIAL,
        Duration.ofSeconds(2),
        EnumSet.of(Kind.SERVER_ERROR, Kind.OVERLOADED)),

    /** {@link dev.selvage.RetryOnTimeout}: 3 attempts, full jitter from 1 s to 60 s. */
    TIMEOUT(3, BackoffLaw.FULL_JITTER, Duration.ofSeconds(1), EnumSet.of(Kind.TIMEOUT)),

    /** {@link dev.selvage.RetryOnConnectionError}: 3 attempts, full jitter from 500 ms to 60 s. */
    CONNECTION_ERROR(
        3,
        BackoffLaw.FULL_JITTER,
        Duration.ofMillis(500),
        EnumSet.of(Kind.CONNECTION, Kind.STREAM_BROKEN_BEFORE_CONTENT)),

    /** {@link dev.selvage.RetryOn}: 3 attempts, full jitter from 1 s to 60 s; names its kinds. */
    NAMED_KINDS(3, BackoffLaw.FULL_JITTER, Duration.ofSeconds(1), Set.of());

    private final int maxAttempts;
    private final BackoffLaw law;
    private final Duration initialDelay;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is
    private final Set<Kind> kinds;

    Trigger(int maxAttempts, BackoffLaw law, Duration initialDelay, Set<Kind> kinds) {
      this.maxAttempts = maxAttempts;
      this.law = law;
      this.initialDelay = initialDelay;
      this.kinds = Set.copyOf(kinds);
    }
  }

  /** Starts a policy with the trigger's defaults. */
  public static Builder builder(Trigger trigger) {
    return builder(trigger, "RetryPolicy.Builder");
  }

  /** Starts a policy with the trigger's defaults, to be called {@code where} in errors. */
  public static Builder builder(Trigger trigger, String where) {
    return new Builder(trigger, where);
  }

  /** The policy with those settings; a value that breaks its rule is told and its default taken. */
  public static RetryPolicy of(Trigger trigger, Settings settings, Consumer<Fault> faults) {
    return new RetryPolicy(trigger, settings, faults);
  }

  private static Backoff backoff(Trigger trigger, Settings settings, Consumer<Fault> faults) {
    if (settings.get("backoff") instanceof Backoff whole) {
      return whole;
    }
    BackoffLaw law = settings.read("backoff", trigger.law, faults, value -> RetryPolicy.law(value));
    Duration initial = settings.duration("initialDelay", trigger.initialDelay, faults);
    Duration max = settings.bound("maxDelay", Duration.ofSeconds(60), faults);
    double multiplier = settings.atLeast(1.0, "multiplier", 2, faults);
    return switch (law) {
      case FIXED -> Backoff.fixed(initial);
      case EXPONENTIAL -> Backoff.exponential(initial, max, multiplier);
      case FULL_JITTER -> Backoff.fullJitter(initial, max, multiplier);
      case RANDOM_EXPONENTIAL -> Backoff.randomExponential(initial, max, multiplier);
      case COMPOUNDING -> Backoff.compounding(initial, max, multiplier);
      case EXPONENTIAL_PLUS_UNIFORM -> Backoff.exponentialPlusUniform(initial, max, multiplier);
    };
  }

  private static BackoffLaw law(Object value) {
    return value instanceof BackoffLaw law ? law : BackoffLaw.valueOf(value.toString());
  }

  /** The kinds of failure that make the method run again. */
  public Set<Kind> kinds() {
    return kinds;
  }

  /** Whether the method may run again after an attempt that may have had an effect. */
  public boolean idempotent() {
    return idempotent;
  }

  /** Whether a retry after a failure of that kind is charged to a retry budget. */
  public boolean charges(Kind kind) {
    return CHARGED.contains(kind) && hasBudget();
  }

  /** Whether there is a budget at all. */
  boolean hasBudget() {
    return !budget.equals(NO_BUDGET);
  }

  /** The name of the budget that retries are charged to; empty for that of the provider. */
  public String budget() {
    return budget;
  }

  /** How many attempts one call may take, the first included. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** The law that yields the delays. */
  public Backoff backoff() {
    return backoff;
  }

  /** How long after the end of the first attempt a last attempt may still start. */
  public Duration maxElapsed() {
    return maxElapsed;
  }

  /** The longest wait named by the server that is still waited for. */
  public Duration maxRetryAfter() {
    return maxRetryAfter;
  }

  @Override
  public String toString() {
    return "retry on %s, at most %d attempts, %s, within %s, named waits up to %s"
        .formatted(
            trigger,
            maxAttempts,
            backoff,
            Durations.print(maxElapsed),
            Durations.print(maxRetryAfter));
  }

  /** Collects the values that differ from the defaults. Not safe for use by many threads. */
  public static final class Builder {
    private final Trigger trigger;
    private final String where;
    private Settings settings = Settings.NONE;

    private Builder(Trigger trigger, String where) {
      this.trigger = trigger;
      this.where = where;
    }

    /** Sets how many attempts one call may take, the first included; at least 1. */
    public Builder maxAttempts(int maxAttempts) {
      return set("maxAttempts", maxAttempts);
    }

    /** Sets the law that yields the delays. */
    public Builder backoff(Backoff backoff) {
      return set("backoff", backoff);
    }

    /** Sets how long after the end of the first attempt a last one may still start. */
    public Builder maxElapsed(Duration maxElapsed) {
      return set("maxElapsed", maxElapsed);
    }

    /** Sets the longest wait named by the server that is still waited for. */
    public Builder maxRetryAfter(Duration maxRetryAfter) {
      return set("maxRetryAfter", maxRetryAfter);
    }

    /** Sets whether the method may run again after an attempt that may have had an effect. */
    public Builder idempotent(boolean idempotent) {
      return set("idempotent", idempotent);
    }

    /**
     * Sets the retry budget: {@code ""} for that of the provider, {@code none} for none, else the
     * name of one that those share who give it.
     */
    public Builder budget(String name) {
      return set("budget", name);
    }

    /** Sets the kinds of failure, of a policy for {@link dev.selvage.RetryOn}. */
    public Builder kinds(Kind... kinds) {
      return set("kinds", kinds.clone());
    }

    /** Adds all kinds of these remedies, to a policy for {@link dev.selvage.RetryOn}. */
    public Builder remedies(Remedy... remedies) {
      return set("remedies", remedies.clone());
    }

    private Builder set(String attribute, Object value) {
      settings = settings.with(attribute, value, where);
      return this;
    }

    /** The values set so far. */
    public Settings settings() {
      return settings;
    }

    /**
     * The policy.
     *
     * @throws ConfigurationException when a value breaks its rule; lists all that do
     */
    public RetryPolicy build() {
      List<Fault> faults = new ArrayList<>();
      RetryPolicy policy = of(trigger, settings, faults::add);
      if (policy.kinds.isEmpty() && faults.isEmpty()) {
        faults.add(new Fault(where, "names no kind of failure, and no remedy; name at least one"));
      }
      if (!faults.isEmpty()) {
        throw new ConfigurationException(faults);
      }
      return policy;
    }
  }
}
