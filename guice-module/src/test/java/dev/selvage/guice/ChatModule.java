package dev.selvage.guice;

import dev.selvage.testkit.VirtualTime;

/** Names the policy of {@link WovenChat}, on a clock that moves by waiting alone. */
class ChatModule extends SelvageModule {

  private final int maxAttempts;
  private final VirtualTime time = new VirtualTime();

  ChatModule(int maxAttempts) {
    this.maxAttempts = maxAttempts;
  }

  @Override
  protected void configurePolicies() {
    retryOnRateLimit("chat").maxAttempts(maxAttempts);
    bindTiming(time.timing());
  }

  VirtualTime time() {
    return time;
  }
}
