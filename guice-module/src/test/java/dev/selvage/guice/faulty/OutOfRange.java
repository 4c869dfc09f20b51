package dev.selvage.guice.faulty;

import dev.selvage.guice.SelvageModule;

/** Has values that break their rules. */
public final class OutOfRange extends SelvageModule {

  @Override
  protected void configurePolicies() {
    retryOnRateLimit("chat").maxAttempts(0);
    validateChatRequest("chat").models("gpt-4o", " ").maxTokens(0);
    retryOnServerError(" ").maxAttempts(3);
    allowUnwoven();
  }
}
