package dev.selvage.engine.retry;

import dev.selvage.engine.budget.BudgetName;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.pipeline.Call;
import java.time.Duration;

/**
 * The retry that a call is about to make.
 *
 * @param policy which decided on it
 * @param diagnosis what it is for
 * @param delay the policy's own, without what the server named
 */
record ScheduledRetry(RetryPolicy policy, Diagnosis diagnosis, Duration delay) {

  private static final String UNKNOWN_PROVIDER = "unknown";

  boolean isCharged() {
    return policy.charges(diagnosis.kind());
  }

  /** The name that was given, else the provider's with the call's key. */
  BudgetName budget(Call call) {
    return policy.budget().isEmpty()
        ? new BudgetName(diagnosis.provider().orElse(UNKNOWN_PROVIDER), call.keyDigest())
        : new BudgetName(policy.budget(), null);
  }
}
