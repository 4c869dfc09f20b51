package dev.selvage.guice.faulty;

import dev.selvage.guice.SelvageModule;

/** Names the same policy, with another value. */
public final class OtherPolicies extends SelvageModule {

  @Override
  protected void configurePolicies() {
    retryOnRateLimit("chat").maxAttempts(3);
  }
}
