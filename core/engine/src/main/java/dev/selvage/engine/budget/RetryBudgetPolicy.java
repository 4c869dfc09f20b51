package dev.selvage.engine.budget;

import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a {@link RetryBudget}. Immutable. The defaults are those of AWS's SDKs from
 * November 2026 on: 500 tokens, 14 for a retry, 1 back for a success whose retry took none.
 *
 * @param capacity tokens of a full budget; at least 1
 * @param retryCost tokens that a retry takes; at least 1, at most {@code capacity}
 * @param successRefund tokens that a retry which took none gives by its success; at least 0
 * @param quietAfter how long nobody must have charged it for it to be full again, and how long a
 *     probe may be under way before another may go beside it
 */
public record RetryBudgetPolicy(
    int capacity, int retryCost, int successRefund, Duration quietAfter) {

  private static final int CAPACITY = 500;
  private static final int RETRY_COST = 14;
  private static final int SUCCESS_REFUND = 1;
  private static final Duration QUIET_AFTER = Duration.ofMinutes(1);

  /** Starts a policy with the defaults. */
  public static Builder builder() {
    return builder("RetryBudgetPolicy.Builder");
  }

  /** Starts a policy with the defaults, to be called {@code where} in errors. */
  public static Builder builder(String where) {
    return new Builder(where);
  }

  /** The policy with those settings; a value that breaks its rule is told and its default taken. */
  public static RetryBudgetPolicy of(Settings settings, Consumer<Fault> faults) {
    int capacity = settings.atLeast(1, "capacity", CAPACITY, "", faults);
    int most = Math.min(RETRY_COST, capacity);
    return new RetryBudgetPolicy(
        capacity,
        settings.between(
            1, capacity, "retryCost", most, "; a budget must hold one retry at least", faults),
        settings.atLeast(0, "successRefund", SUCCESS_REFUND, "", faults),
        settings.bound("quietAfter", QUIET_AFTER, faults));
  }

  /**
   * Written out: a record's own is linked through the JDK's method handles, one of which would keep
   * the loader of an application that brings its own engine.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RetryBudgetPolicy that
        && capacity == that.capacity
        && retryCost == that.retryCost
        && successRefund == that.successRefund
        && quietAfter.equals(that.quietAfter);
  }

  @Override
  public int hashCode() {
    return 31 * capacity + retryCost;
  }

  /** Collects the values that differ from the defaults. Not safe for use by many threads. */
  public static final class Builder {
    private final String where;
    private Settings settings = Settings.NONE;

    private Builder(String where) {
      this.where = where;
    }

    /** Sets how many tokens a full budget has; at least 1. */
    public Builder capacity(int tokens) {
      return set("capacity", tokens);
    }

    /** Sets how many tokens a retry takes; at least 1, at most the capacity. */
    public Builder retryCost(int tokens) {
      return set("retryCost", tokens);
    }

    /** Sets how many tokens a retry that took none gives by its success; at least 0. */
    public Builder successRefund(int tokens) {
      return set("successRefund", tokens);
    }

    /**
     * Sets how long nobody must have charged the budget for it to be full again, and how long a
     * probe may be under way before another may go beside it.
     */
    public Builder quietAfter(Duration quietAfter) {
      return set("quietAfter", quietAfter);
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
    public RetryBudgetPolicy build() {
      List<Fault> faults = new ArrayList<>();
      RetryBudgetPolicy policy = of(settings, faults::add);
      if (!faults.isEmpty()) {
        throw new ConfigurationException(faults);
      }
      return policy;
    }
  }
}
