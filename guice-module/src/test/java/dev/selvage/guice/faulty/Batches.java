package dev.selvage.guice.faulty;

import dev.selvage.RetryOnServerError;
import dev.selvage.RetryOnTimeout;

/** Gives budgets their names, one of them misspelt. */
public final class Batches {

  @RetryOnServerError(budget = "batch")
  public String small() {
    return "";
  }

  @RetryOnTimeout(budget = "bacth")
  public String large() {
    return "";
  }

  @RetryOnTimeout(budget = "huge")
  public String huge() {
    return "";
  }
}
