package dev.selvage.engine.time;

import java.time.Duration;

/** Holds the calling thread for a while. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Returns once the whole {@code delay} has passed, never earlier; at once where it is not
   * positive.
   *
   * @throws InterruptedException when the thread is interrupted before or during the wait; its flag
   *     is then clear
   */
  void sleep(Duration delay) throws InterruptedException;

  /** Parks the thread on the machine's clock. */
  static Sleeper system() {
    return SystemTime.INSTANCE;
  }
}
