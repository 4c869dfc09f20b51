package dev.selvage.engine.time;

import java.time.Duration;

/** Runs a task later, on a thread of its own choice. Safe for use by many threads. */
@FunctionalInterface
public interface Scheduler {

  /**
   * Runs {@code task} once the whole {@code delay} has passed, never earlier.
   *
   * @return takes the task back, unless it already started
   */
  Cancellation schedule(Runnable task, Duration delay);

  /** Takes a scheduled task back. */
  @FunctionalInterface
  interface Cancellation {
    /** Does nothing where the task already started or was taken back before. */
    void cancel();
  }

  /** Waits on the JDK's shared delay thread and runs tasks in the common pool. */
  static Scheduler system() {
    return SystemTime.INSTANCE;
  }
}
