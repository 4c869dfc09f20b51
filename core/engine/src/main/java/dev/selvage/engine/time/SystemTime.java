package dev.selvage.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The machine's own clock, sleeper and scheduler. */
enum SystemTime implements TimeSource, Sleeper, Scheduler {
  INSTANCE;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  /** Parks in a loop, since a park may end early; {@code Thread.sleep} would round down. */
  @Override
  public void sleep(Duration delay) throws InterruptedException {
    long delayNanos = Durations.saturatedNanos(delay);
    long startNanos = System.nanoTime();
    long leftNanos = delayNanos;
    while (leftNanos > 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(this, leftNanos);
      leftNanos = delayNanos - (System.nanoTime() - startNanos);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public Cancellation schedule(Runnable task, Duration delay) {
    // Cancelling this one takes the timer out of the JDK's queue, and the task with it.
    CompletableFuture<Void> due =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, Durations.saturatedNanos(delay), TimeUnit.NANOSECONDS);
    CompletableFuture<Void> unused = due.thenRunAsync(task);
    return () -> due.cancel(false);
  }
}
