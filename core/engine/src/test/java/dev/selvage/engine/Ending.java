package dev.selvage.engine;

import dev.selvage.engine.diagnosis.Causes;

/**
 * What the caller of a guarded method got.
 *
 * @param value what was returned
 * @param thrown what was thrown, out of the future's wrapping; null where it returned
 * @param interrupted whether the caller's interrupt flag was set then
 */
public record Ending(Object value, Throwable thrown, boolean interrupted) {

  static Ending returned(Object value) {
    return new Ending(value, null, Thread.interrupted());
  }

  static Ending threw(Throwable thrown) {
    return new Ending(null, Causes.unwrapped(thrown), Thread.interrupted());
  }
}
