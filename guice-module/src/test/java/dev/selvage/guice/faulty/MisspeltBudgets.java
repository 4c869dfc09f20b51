package dev.selvage.guice.faulty;

import dev.selvage.guice.SelvageModule;

/** Names budgets that are nobody's. */
public final class MisspeltBudgets extends SelvageModule {

  @Override
  protected void configurePolicies() {
    allowUnwoven();
    retryBudget("batch").capacity(100);
    retryBudget("opanai").capacity(100);
  }
}
