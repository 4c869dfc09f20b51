package dev.selvage.engine.time;

import java.time.Instant;

/**
 * The two clocks that the engine reads: one for spans, one for dates. Implementations are safe for
 * use by many threads.
 */
public interface TimeSource {

  /** A monotonic reading in nanoseconds; only differences between two readings mean anything. */
  long nanoTime();

  /** The date and time now, as far as this machine knows it. */
  Instant instant();

  /** The clocks of this machine. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }
}
