package dev.selvage.engine.retry;

import dev.selvage.engine.diagnosis.Diagnosis;
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

  /** The name that was given, else the provider's; keys are not known to tell accounts apart. */
  String budget() {
    return policy.budget().isEmpty()
        ? diagnosis.provider().orElse(UNKNOWN_PROVIDER)
        : policy.budget();
  }
}
