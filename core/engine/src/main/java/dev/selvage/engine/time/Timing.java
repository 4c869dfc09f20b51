package dev.selvage.engine.time;

import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Everything that calls run on and that a test wants to hold in its hand: the clocks, the sleeper
 * of blocking calls, the scheduler of asynchronous ones, and the randomness of backoff and jitter.
 * Immutable; safe for use by many threads as far as its parts are.
 *
 * @param source the clocks
 * @param sleeper holds the threads of blocking calls
 * @param scheduler resumes asynchronous calls
 * @param random draws jitter; used by many threads
 */
public record Timing(
    TimeSource source, Sleeper sleeper, Scheduler scheduler, RandomGenerator random) {

  private static final Timing SYSTEM =
      new Timing(
          TimeSource.system(),
          Sleeper.system(),
          Scheduler.system(),
          () -> ThreadLocalRandom.current().nextLong());

  /**
   * @throws NullPointerException when a part is null
   */
  public Timing {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sleeper, "sleeper");
    Objects.requireNonNull(scheduler, "scheduler");
    Objects.requireNonNull(random, "random");
  }

  /** The machine's clocks and threads, with one random generator a thread. */
  public static Timing system() {
    return SYSTEM;
  }
}
