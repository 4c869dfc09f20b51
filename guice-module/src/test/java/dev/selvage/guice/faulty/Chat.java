package dev.selvage.guice.faulty;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;

/** Names a policy that nobody binds, and has an attribute that cannot be read. */
public class Chat {

  @RetryOnRateLimit(policy = "caht")
  public String ask() {
    return "";
  }

  @RetryOnServerError(maxElapsed = "five minutes")
  public String stream() {
    return "";
  }
}
