package dev.selvage.examples.quickstart;

import static java.time.Duration.ofSeconds;

import dev.selvage.engine.retry.Backoff;
import dev.selvage.guice.SelvageModule;

/** The policies that the annotations name. */
final class PoliciesModule extends SelvageModule {

  // [policies]
  @Override
  protected void configurePolicies() {
    retryOnRateLimit("chat")
        .maxAttempts(6)
        .backoff(Backoff.randomExponential(ofSeconds(1), ofSeconds(60)));
  }
  // [policies]
}
