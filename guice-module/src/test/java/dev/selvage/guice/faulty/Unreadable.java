package dev.selvage.guice.faulty;

import dev.selvage.RetryOnServerError;

/** Has an attribute that cannot be read. */
public class Unreadable implements Port {

  @Override
  @RetryOnServerError(maxElapsed = "five minutes")
  public String ask() {
    return "";
  }
}
