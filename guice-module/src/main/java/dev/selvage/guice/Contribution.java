package dev.selvage.guice;

import java.nio.file.Path;

/** What a module says beside policies, listeners and clocks. */
sealed interface Contribution {

  /** The module that says it, whose class loader the policies hold for. */
  record Owner(Class<?> module) implements Contribution {}

  /** A file to log JSON to, given by its absolute path. */
  record JsonLog(Path file) implements Contribution {}

  /** What is off unless one module switches it on. */
  enum Switch implements Contribution {
    STRICT,
    ALLOW_UNWOVEN
  }
}
