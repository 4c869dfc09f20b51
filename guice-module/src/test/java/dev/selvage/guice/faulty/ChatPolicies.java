package dev.selvage.guice.faulty;

import dev.selvage.guice.SelvageModule;

/** Names the policy that the classes mean. */
public final class ChatPolicies extends SelvageModule {

  @Override
  protected void configurePolicies() {
    retryOnRateLimit("chat").maxAttempts(6);
    allowUnwoven();
  }
}
