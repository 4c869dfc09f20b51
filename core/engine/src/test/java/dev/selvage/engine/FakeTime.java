package dev.selvage.engine;

import dev.selvage.engine.time.Durations;
import dev.selvage.engine.time.Scheduler;
import dev.selvage.engine.time.Sleeper;
import dev.selvage.engine.time.TimeSource;
import dev.selvage.engine.time.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Time that moves only where somebody waits: a sleeper moves the clock and returns, a scheduled
 * task runs when the test says so. Notes every wait. Not safe for use by many threads.
 */
public final class FakeTime implements TimeSource, Sleeper, Scheduler {

  public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static final Duration LONGEST = Duration.ofDays(100 * 365);

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
  private final List<Duration> waits = new ArrayList<>();
  private final Instant start;
  private Duration elapsed = Duration.ZERO;
  private long taskCount;
  private int cutShortAt;

  /** Begins at {@link #START}. */
  public FakeTime() {
    this(START);
  }

  /** Begins at that moment. */
  public FakeTime(Instant start) {
    this.start = start;
  }

  /** The whole of time, with that randomness. */
  public Timing timing(RandomGenerator random) {
    return new Timing(this, this, this, random);
  }

  /** Every wait begun so far, sleeps and scheduled pauses alike; a task without delay is none. */
  public List<Duration> waits() {
    return waits;
  }

  /** How much time has passed. */
  public Duration elapsed() {
    return elapsed;
  }

  /** Time passes without anybody waiting, as while an attempt runs. */
  public void pass(Duration time) {
    Duration sum = elapsed.plus(shortened(time));
    elapsed = sum.compareTo(LONGEST) > 0 ? LONGEST : sum;
  }

  /** The n-th wait from now on, counted from 1, is interrupted as soon as it begins. */
  public void cutShortAt(int nthWait) {
    cutShortAt = nthWait;
  }

  /**
   * Starts close to where a long overflows, as a JVM's clock may: only differences mean anything.
   */
  @Override
  public long nanoTime() {
    return Long.MAX_VALUE - 1_000_000_000L + Durations.saturatedNanos(elapsed);
  }

  @Override
  public Instant instant() {
    return start.plus(elapsed);
  }

  @Override
  public void sleep(Duration delay) throws InterruptedException {
    begin(delay);
    pass(delay);
  }

  private void begin(Duration delay) throws InterruptedException {
    waits.add(delay);
    if (cutShortAt > 0 && --cutShortAt == 0) {
      Thread.currentThread().interrupt();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public Cancellation schedule(Runnable runnable, Duration delay) {
    if (!delay.isZero()) {
      waits.add(delay);
    }
    Task task = add(runnable, delay);
    return () -> tasks.remove(task);
  }

  private Task add(Runnable runnable, Duration delay) {
    Task task = new Task(elapsed.plus(shortened(delay)), taskCount++, !delay.isZero(), runnable);
    tasks.add(task);
    return task;
  }

  private static Duration shortened(Duration delay) {
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }

  /** A future that {@code end} completes after that delay; getting it moves the clock there. */
  public CompletableFuture<Object> later(Duration delay, Consumer<CompletableFuture<Object>> end) {
    Later later = new Later();
    add(() -> end.accept(later), delay);
    return later;
  }

  /** How many tasks wait. */
  public int taskCount() {
    return tasks.size();
  }

  /** Runs the next task at its time. */
  public void runNext() {
    Task task = tasks.remove();
    if (task.due.compareTo(elapsed) > 0) {
      elapsed = task.due;
    }
    task.runnable.run();
  }

  /** Runs tasks until none is left. */
  public void runAll() {
    runUntilCut(() -> {});
  }

  /** Runs tasks until none is left; {@code cut} happens instead of the end of the marked wait. */
  public void runUntilCut(Runnable cut) {
    while (!tasks.isEmpty()) {
      if (tasks.peek().isWait && cutShortAt > 0 && --cutShortAt == 0) {
        cut.run();
      } else {
        runNext();
      }
    }
  }

  private record Task(Duration due, long number, boolean isWait, Runnable runnable) {}

  private final class Later extends CompletableFuture<Object> {
    @Override
    public Object get() throws InterruptedException, ExecutionException {
      if (!isDone()) {
        begin(Duration.ZERO);
        waits.remove(waits.size() - 1);
      }
      while (!isDone()) {
        runNext();
      }
      return super.get();
    }
  }
}
