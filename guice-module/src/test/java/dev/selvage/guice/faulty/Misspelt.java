package dev.selvage.guice.faulty;

import dev.selvage.RetryOnRateLimit;

/** Names a policy that nobody binds. */
public class Misspelt {

  @RetryOnRateLimit(policy = "caht")
  public String ask() {
    return "";
  }
}
