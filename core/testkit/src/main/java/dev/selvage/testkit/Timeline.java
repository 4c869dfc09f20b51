package dev.selvage.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock, the queued tasks and the parked threads of a {@link VirtualTime}, all under one lock.
 * Tasks run outside the lock, on the thread that moves the clock.
 *
 * <p>A task that itself moves the clock only moves it: what falls due meanwhile runs when that task
 * has ended, as with a scheduler of one thread. So the stack never grows with the number of tasks.
 */
final class Timeline {

  /** Far more than a scenario needs, and still reached within seconds. */
  static final int MAX_TASKS_AT_ONE_GO = 10_000_000;

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final NavigableSet<Task> tasks =
      new TreeSet<>(Comparator.comparingLong(Task::dueNanos).thenComparingLong(Task::sequence));
  private final Set<Thread> runningATask = new HashSet<>();
  private final Set<ParkedSleep> parked = new HashSet<>();
  private final List<Duration> waits = new ArrayList<>();
  private long nowNanos;
  private long scheduled;

  /** Where the moves that are under way end, so that moves of several threads add up. */
  private long horizonNanos;

  private int movesUnderWay;

  record Task(Runnable work, long dueNanos, long sequence) {}

  /** A thread that waits in manual mode; compared by identity. */
  private static final class ParkedSleep {
    private final long endNanos;

    ParkedSleep(long endNanos) {
      this.endNanos = endNanos;
    }
  }

  long nowNanos() {
    return locked(() -> nowNanos);
  }

  Task schedule(Runnable work, long delayNanos) {
    return locked(
        () -> {
          Task task = new Task(work, sum(nowNanos, delayNanos), scheduled++);
          tasks.add(task);
          changed.signalAll();
          return task;
        });
  }

  void cancel(Task task) {
    locked(() -> tasks.remove(task));
  }

  void note(Duration wait) {
    locked(() -> waits.add(wait));
  }

  List<Duration> waits() {
    return locked(() -> List.copyOf(waits));
  }

  int taskCount() {
    return locked(tasks::size);
  }

  int parkedCount() {
    return locked(parked::size);
  }

  boolean isRunningATask() {
    return locked(() -> runningATask.contains(Thread.currentThread()));
  }

  /**
   * Moves the clock on, running what falls due on the way.
   *
   * @param stop asked after each task; ends the move where it stands
   * @return whether the move was not stopped
   */
  boolean move(long nanos, BooleanSupplier stop) {
    if (isRunningATask()) {
      locked(() -> setNow(sum(nowNanos, nanos)));
      return true;
    }
    long endNanos = locked(() -> begin(nanos));
    try {
      for (int ran = 0; runNext(endNanos); ran++) {
        requireFinite(ran);
        if (stop.getAsBoolean()) {
          return false;
        }
      }
      locked(() -> setNow(endNanos));
      return true;
    } finally {
      locked(() -> --movesUnderWay);
    }
  }

  private long begin(long nanos) {
    boolean alone = movesUnderWay++ == 0;
    horizonNanos = sum(alone ? nowNanos : Math.max(nowNanos, horizonNanos), nanos);
    return horizonNanos;
  }

  /** Runs the earliest task where it is due by {@code limitNanos}, moving the clock to it. */
  boolean runNext(long limitNanos) {
    Task task = this.<@Nullable Task>locked(() -> take(limitNanos));
    if (task == null) {
      return false;
    }
    try {
      task.work().run();
    } finally {
      locked(() -> runningATask.remove(Thread.currentThread()));
    }
    return true;
  }

  private @Nullable Task take(long limitNanos) {
    if (tasks.isEmpty() || tasks.first().dueNanos() > limitNanos) {
      return null;
    }
    Task task = tasks.first();
    tasks.remove(task);
    setNow(task.dueNanos());
    runningATask.add(Thread.currentThread());
    return task;
  }

  /** Moves the clock, never back, and wakes the threads whose time has come. */
  private long setNow(long nanos) {
    nowNanos = Math.max(nowNanos, nanos);
    if (parked.removeIf(sleep -> sleep.endNanos <= nowNanos)) {
      changed.signalAll();
    }
    return nowNanos;
  }

  /** Parks the thread until the clock has moved on by {@code nanos}. */
  void park(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      ParkedSleep sleep = new ParkedSleep(sum(nowNanos, nanos));
      parked.add(sleep);
      changed.signalAll();
      try {
        while (parked.contains(sleep)) {
          changed.await();
        }
      } finally {
        parked.remove(sleep);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Makes {@link #awaitTrue} look again. */
  void signal() {
    locked(
        () -> {
          changed.signalAll();
          return true;
        });
  }

  boolean awaitParked(int threads, long patienceNanos) throws InterruptedException {
    return awaitTrue(() -> parked.size() >= threads, patienceNanos);
  }

  boolean awaitTaskOr(BooleanSupplier other, long patienceNanos) throws InterruptedException {
    return awaitTrue(() -> !tasks.isEmpty() || other.getAsBoolean(), patienceNanos);
  }

  /** Waits in real time; without patience, only looks. */
  private boolean awaitTrue(BooleanSupplier condition, long patienceNanos)
      throws InterruptedException {
    lock.lock();
    try {
      long leftNanos = patienceNanos;
      while (!condition.getAsBoolean()) {
        if (leftNanos <= 0) {
          return false;
        }
        leftNanos = changed.awaitNanos(leftNanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private static long sum(long nanos, long moreNanos) {
    return nanos > Long.MAX_VALUE - moreNanos ? Long.MAX_VALUE : nanos + moreNanos;
  }

  static void requireFinite(int ran) {
    if (ran >= MAX_TASKS_AT_ONE_GO) {
      throw new AssertionError(
          ran
              + " tasks ran at one go and more are queued; does a task schedule itself for ever?"
              + " Use advance(Duration), which stops at a time");
    }
  }
}
