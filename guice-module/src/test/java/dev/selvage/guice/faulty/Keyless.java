package dev.selvage.guice.faulty;

import dev.selvage.RequireApiKey;

/** Requires a key that nobody has set. */
public class Keyless {

  @RequireApiKey("SELVAGE_TEST_OPENAI_KEY")
  public String ask() {
    return "";
  }
}
