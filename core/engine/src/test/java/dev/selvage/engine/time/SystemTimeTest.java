package dev.selvage.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.selvage.engine.Collected;
import dev.selvage.engine.Draws;
import dev.selvage.engine.FakeTime;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The machine's own clock: the one place where a test waits for real, a few milliseconds. */
class SystemTimeTest {

  private final Sleeper sleeper = Sleeper.system();

  @AfterEach
  void clearTheFlag() {
    Thread.interrupted();
  }

  @Test
  void neverWakesEarly() throws InterruptedException {
    for (int i = 1; i <= 20; i++) {
      Duration delay = Duration.ofNanos(100_000L * i);
      long start = System.nanoTime();
      sleeper.sleep(delay);
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(delay.toNanos());
    }
  }

  @Test
  void doesNotWakeForAnUnparkThatMeansNothing() throws InterruptedException {
    java.util.concurrent.locks.LockSupport.unpark(Thread.currentThread());
    long start = System.nanoTime();

    sleeper.sleep(Duration.ofMillis(2));

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2_000_000);
  }

  @Test
  void returnsAtOnceWhereThereIsNothingToWaitFor() throws InterruptedException {
    sleeper.sleep(Duration.ZERO);
    sleeper.sleep(Duration.ofDays(-1));
  }

  @Test
  void anInterruptBeforeTheWaitEndsItAndClearsTheFlag() {
    for (Duration delay : new Duration[] {Durations.UNBOUNDED, Duration.ZERO}) {
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> sleeper.sleep(delay));
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void anInterruptDuringTheWaitEndsIt() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch sleeping = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              sleeping.countDown();
              try {
                sleeper.sleep(Durations.UNBOUNDED);
              } catch (InterruptedException e) {
                thrown.set(e);
              }
            });
    thread.start();
    sleeping.await();
    thread.interrupt();
    thread.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void runsAScheduledTaskNeverEarly() throws Exception {
    CompletableFuture<Long> ran = new CompletableFuture<>();
    long start = System.nanoTime();

    Scheduler.system().schedule(() -> ran.complete(System.nanoTime()), Duration.ofMillis(2));

    assertThat(ran.get(10, TimeUnit.SECONDS) - start).isGreaterThanOrEqualTo(2_000_000);
  }

  @Test
  void takesALongDelayWithoutOverflow() {
    AtomicReference<String> ran = new AtomicReference<>();

    Scheduler.system().schedule(() -> ran.set("early"), Durations.UNBOUNDED).cancel();

    assertThat(ran.get()).isNull();
  }

  @Test
  void neverRunsATaskThatWasTakenBackSinceItLetsGoOfIt() {
    Object[] held = {new Object()};
    WeakReference<Object> reference = new WeakReference<>(held[0]);
    Scheduler.system().schedule(taskThatHolds(held[0]), Duration.ofHours(1)).cancel();
    held[0] = null;

    Collected.eventually(reference);
  }

  private static Runnable taskThatHolds(Object object) {
    return object::hashCode;
  }

  @Test
  void readsTheMachinesClocks() {
    Timing timing = Timing.system();

    long before = System.nanoTime();
    assertThat(timing.source().nanoTime()).isGreaterThanOrEqualTo(before);
    assertThat(timing.source().instant()).isBetween(Instant.EPOCH, Instant.now());
    assertThat(timing.random().nextDouble()).isBetween(0.0, 1.0);
    assertThat(timing.sleeper()).isSameAs(Sleeper.system());
    assertThat(timing.scheduler()).isSameAs(Scheduler.system());
  }

  @Test
  void timingRefusesAMissingPart() {
    FakeTime time = new FakeTime();
    assertThatNullPointerException()
        .isThrownBy(() -> new Timing(null, time, time, Draws.always(0)))
        .withMessage("source");
    assertThatNullPointerException()
        .isThrownBy(() -> new Timing(time, null, time, Draws.always(0)))
        .withMessage("sleeper");
    assertThatNullPointerException()
        .isThrownBy(() -> new Timing(time, time, null, Draws.always(0)))
        .withMessage("scheduler");
    assertThatNullPointerException()
        .isThrownBy(() -> new Timing(time, time, time, null))
        .withMessage("random");
  }
}
