package dev.selvage.testkit;

import dev.selvage.engine.time.Durations;
import dev.selvage.engine.time.Scheduler;
import dev.selvage.engine.time.Sleeper;
import dev.selvage.engine.time.TimeSource;
import dev.selvage.engine.time.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A clock that moves only by waiting, never by itself; with it, a scenario of a million calls and
 * their waits runs in about a second. It starts at {@link #START}.
 *
 * <p><b>Automatic</b> ({@link #VirtualTime()}): a sleep moves the clock on by its whole length at
 * once and returns. The sleeps of several threads add up, whichever comes first.
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime();
 * time.sleep(Duration.ofHours(1)); // returns at once
 * assertThat(time.elapsed()).isEqualTo(Duration.ofHours(1));
 * }</pre>
 *
 * <p><b>Manual</b> ({@link #manual()}): sleeping threads really park, until {@link #advance} has
 * moved the clock past their time. Use {@link #awaitSleepers} to be sure that they sleep.
 *
 * <p><b>Tasks</b> wait in a queue, in order of the time at which they fall due and, where that is
 * the same, of submission. They run on the thread that moves the clock, when the clock reaches
 * them: within a sleep of the automatic mode, {@link #advance}, {@link #runUntilIdle} or {@link
 * #await}. At that moment the clock shows the time at which the task fell due. A task that sleeps
 * or advances only moves the clock, in both modes; what falls due meanwhile runs once it has ended,
 * late, as with a scheduler of one thread. What a task throws comes out of the method that moved
 * the clock; the clock then stays where it is, and the tasks behind stay queued.
 *
 * <p>Safe for use by many threads. The same calls give the same order of tasks as long as one
 * thread moves the clock; where several do, tasks may overlap.
 */
public final class VirtualTime implements TimeSource, Sleeper, Scheduler {

  /** The date and time at which every virtual time starts: {@code 2026-01-01T00:00:00Z}. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Negative, as readings of the machine may be. */
  private static final long FIRST_READING_NANOS = -Duration.ofHours(1).toNanos();

  private static final Duration SLEEPERS_PATIENCE = Duration.ofSeconds(10);

  private final Timeline timeline = new Timeline();
  private final boolean manual;

  /** An automatic virtual time: whoever sleeps moves the clock. */
  public VirtualTime() {
    this(false);
  }

  private VirtualTime(boolean manual) {
    this.manual = manual;
  }

  /** A manual virtual time: only the test moves the clock, and whoever sleeps waits for it. */
  public static VirtualTime manual() {
    return new VirtualTime(true);
  }

  /** Clock, sleeper and scheduler of this time, with random numbers of the seed 0. */
  public Timing timing() {
    return timing(0);
  }

  /**
   * Clock, sleeper and scheduler of this time, with random numbers that follow from {@code seed}.
   * Each call starts them afresh; they may be drawn by many threads.
   */
  public Timing timing(long seed) {
    return new Timing(this, this, this, new Random(seed));
  }

  @Override
  public long nanoTime() {
    return FIRST_READING_NANOS + timeline.nowNanos();
  }

  @Override
  public Instant instant() {
    return START.plusNanos(timeline.nowNanos());
  }

  /** How far the clock has moved since the start; saturates after 292 years. */
  public Duration elapsed() {
    return Duration.ofNanos(timeline.nowNanos());
  }

  /**
   * Every wait that was asked for, in order: what threads slept and what tasks were scheduled for,
   * cancelled and interrupted ones included, those of no length left out. An unmodifiable snapshot.
   */
  public List<Duration> sleeps() {
    return timeline.waits();
  }

  /**
   * Moves the clock on by {@code delay} and returns (automatic), or parks until others have moved
   * it that far (manual). An interrupt by a task that falls due on the way ends the sleep at that
   * task's time.
   */
  @Override
  public void sleep(Duration delay) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!note(delay)) {
      return;
    }
    long nanos = Durations.saturatedNanos(delay);
    if (manual && !timeline.isRunningATask()) {
      timeline.park(nanos);
    } else if (!timeline.move(nanos, Thread::interrupted)) {
      throw new InterruptedException();
    }
  }

  /** Queues the task, even one without delay: it runs when the clock is moved next. */
  @Override
  public Cancellation schedule(Runnable task, Duration delay) {
    Objects.requireNonNull(task, "task");
    long nanos = note(delay) ? Durations.saturatedNanos(delay) : 0;
    Timeline.Task queued = timeline.schedule(task, nanos);
    return () -> timeline.cancel(queued);
  }

  private boolean note(Duration wait) {
    boolean real = !wait.isNegative() && !wait.isZero();
    if (real) {
      timeline.note(wait);
    }
    return real;
  }

  /**
   * Moves the clock on by {@code duration}, running the tasks and waking the threads whose time
   * comes. Woken threads see the time that the clock has reached when they go on; where that
   * matters, advance in small steps.
   *
   * @throws NullPointerException when the duration is null
   * @throws IllegalArgumentException when the duration is negative
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("The clock does not go back, not by " + duration);
    }
    timeline.move(Durations.saturatedNanos(duration), () -> false);
  }

  /**
   * Runs all queued tasks and those that they queue, moving the clock to the time of each.
   *
   * @throws IllegalStateException when a task calls this
   * @throws AssertionError when no end is in sight after ten million tasks
   */
  public void runUntilIdle() {
    requireNoTask("runUntilIdle");
    for (int ran = 0; timeline.runNext(Long.MAX_VALUE); ran++) {
      Timeline.requireFinite(ran);
    }
  }

  /**
   * Runs queued tasks, moving the clock to the time of each, until {@code stage} is complete.
   * Returns its value, or throws its failure itself: unwrapped, though a checked exception comes as
   * the cause of a {@link CompletionException}.
   *
   * @throws NullPointerException when the stage is null
   * @throws IllegalStateException when a task calls this
   * @throws AssertionError when no task is left and the stage is still incomplete, or no end is in
   *     sight after ten million tasks
   */
  public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
    try {
      return await(stage, Duration.ZERO);
    } catch (InterruptedException e) {
      // Without patience there is no wait that an interrupt could end.
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /**
   * Does what {@link #await(CompletionStage)} does for a stage that other threads complete, such as
   * those of an HTTP client: whenever no task is left, waits for them.
   *
   * <p>The clock does not wait for them while tasks are queued: a time-out that the call under test
   * has scheduled here passes at once, though a real server is still answering.
   *
   * @param patience how long to wait each time, on the machine's clock
   * @throws NullPointerException when an argument is null
   * @throws IllegalStateException when a task calls this
   * @throws InterruptedException when the thread is interrupted while it waits for others
   * @throws AssertionError when the patience ends with the stage still incomplete, or no end is in
   *     sight after ten million tasks
   */
  public <T extends @Nullable Object> T await(CompletionStage<T> stage, Duration patience)
      throws InterruptedException {
    requireNoTask("await");
    StageOutcome<T> outcome = new StageOutcome<>(stage, timeline::signal);
    for (int ran = 0; !outcome.isKnown(); ran++) {
      Timeline.requireFinite(ran);
      if (!timeline.runNext(Long.MAX_VALUE) && !awaitOthers(outcome, patience)) {
        throw new AssertionError(stillIncomplete(patience));
      }
    }
    return outcome.get();
  }

  private boolean awaitOthers(StageOutcome<?> outcome, Duration patience)
      throws InterruptedException {
    return timeline.awaitTaskOr(outcome::isKnown, Durations.saturatedNanos(patience));
  }

  private String stillIncomplete(Duration patience) {
    String waited = patience.isZero() ? "" : " after " + patience + " of real time";
    String sleeping =
        timeline.parkedCount() == 0 ? "" : " Threads that sleep wait for advance(Duration).";
    return "The stage is still incomplete"
        + waited
        + " and no task is left that could complete it, at "
        + this
        + "."
        + sleeping
        + " If another thread completes it, use await(stage, patience).";
  }

  /**
   * Waits until at least {@code threads} threads sleep, for ten seconds of real time at most.
   * Threads whose time has come no longer count, even before they go on.
   *
   * @throws IllegalStateException when this time is automatic, where no thread ever sleeps
   * @throws InterruptedException when the thread is interrupted
   * @throws AssertionError when fewer threads sleep after ten seconds
   */
  public void awaitSleepers(int threads) throws InterruptedException {
    if (!manual) {
      throw new IllegalStateException(
          "In an automatic VirtualTime a sleep returns at once; use VirtualTime.manual()");
    }
    if (!timeline.awaitParked(threads, SLEEPERS_PATIENCE.toNanos())) {
      throw new AssertionError(
          "Waited for " + threads + " sleeping threads, but there are " + timeline.parkedCount());
    }
  }

  private void requireNoTask(String method) {
    if (timeline.isRunningATask()) {
      throw new IllegalStateException(
          method + " was called by a task, which would wait for itself; sleep or advance instead");
    }
  }

  /** The date, time and what is pending. */
  @Override
  public String toString() {
    return instant()
        + " ("
        + timeline.taskCount()
        + " tasks queued, "
        + timeline.parkedCount()
        + " threads asleep)";
  }
}
