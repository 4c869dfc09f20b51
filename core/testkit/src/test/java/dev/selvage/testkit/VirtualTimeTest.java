package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.engine.time.Durations;
import dev.selvage.engine.time.Scheduler.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

  private final VirtualTime time = new VirtualTime();
  private final List<String> log = new ArrayList<>();

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private Runnable note(String name) {
    return () -> log.add(name + "@" + time.elapsed().toSeconds());
  }

  private void sleep(Duration delay) {
    try {
      time.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      log.add("interrupted@" + time.elapsed().toSeconds());
    }
  }

  @Test
  void startsAtAFixedInstantAndStandsStill() {
    assertThat(time.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(time.instant()).isEqualTo(time.instant());
    assertThat(time.nanoTime()).isEqualTo(time.nanoTime());
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void movesBothClocksByEachSleep() throws Exception {
    long startNanos = time.nanoTime();

    time.sleep(Duration.ofMillis(1500));
    time.sleep(Duration.ofNanos(1));

    assertThat(time.elapsed()).isEqualTo(Duration.ofNanos(1_500_000_001));
    assertThat(time.nanoTime() - startNanos).isEqualTo(1_500_000_001);
    assertThat(time.instant()).isEqualTo(VirtualTime.START.plusNanos(1_500_000_001));
  }

  @Test
  void doesNotWaitForWhatIsNotPositive() throws Exception {
    time.sleep(Duration.ZERO);
    time.sleep(seconds(-1));

    assertThat(time.elapsed()).isZero();
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void recordsEveryWaitInOrder() throws Exception {
    time.sleep(seconds(2));
    time.schedule(() -> {}, seconds(5)).cancel();
    time.sleep(seconds(1));

    assertThat(time.sleeps()).containsExactly(seconds(2), seconds(5), seconds(1));
  }

  @Test
  void refusesToSleepOnAnInterruptedThreadAndClearsItsFlag() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.sleep(seconds(1))).isInstanceOf(InterruptedException.class);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void endsASleepAtTheTaskThatInterruptsIt() throws Exception {
    time.schedule(Thread.currentThread()::interrupt, seconds(3));

    assertThatThrownBy(() -> time.sleep(seconds(10))).isInstanceOf(InterruptedException.class);
    assertThat(time.elapsed()).isEqualTo(seconds(3));

    time.sleep(seconds(1));
    assertThat(time.elapsed()).isEqualTo(seconds(4));
  }

  @Test
  void runsTasksOnTheWayInOrderOfTimeThenOfSubmission() throws Exception {
    time.schedule(note("late"), seconds(9));
    time.schedule(note("second"), seconds(2));
    time.schedule(note("third"), seconds(2));
    time.schedule(note("first"), seconds(1));
    time.schedule(note("end"), seconds(5));

    time.sleep(seconds(5));

    assertThat(log).containsExactly("first@1", "second@2", "third@2", "end@5");
    assertThat(time.elapsed()).isEqualTo(seconds(5));
  }

  @Test
  void runsWhatATaskSchedulesWithinTheSameSleep() throws Exception {
    time.schedule(
        () -> {
          note("outer").run();
          time.schedule(note("now"), Duration.ZERO);
          time.schedule(note("soon"), seconds(1));
          time.schedule(note("later"), seconds(60));
        },
        seconds(1));

    time.sleep(seconds(5));

    assertThat(log).containsExactly("outer@1", "now@1", "soon@2");
  }

  @Test
  void runsNoTaskBeforeTheClockIsMoved() {
    time.schedule(note("task"), Duration.ZERO);
    assertThat(log).isEmpty();

    time.advance(Duration.ZERO);
    assertThat(log).containsExactly("task@0");
  }

  @Test
  void runsNoCancelledTask() {
    Cancellation first = time.schedule(note("first"), seconds(1));
    time.schedule(note("second"), seconds(1));
    first.cancel();
    first.cancel();

    time.runUntilIdle();
    first.cancel();

    assertThat(log).containsExactly("second@1");
  }

  @Test
  void runsOtherTasksOnceATaskThatSleepsHasEnded() {
    time.schedule(
        () -> {
          sleep(seconds(5));
          note("sleeper").run();
        },
        seconds(1));
    time.schedule(note("other"), seconds(2));

    time.advance(seconds(3));

    assertThat(log).containsExactly("sleeper@6", "other@6");
    assertThat(time.elapsed()).isEqualTo(seconds(6));
  }

  @Test
  void countsASleepInsideAnotherOnlyOnce() {
    time.schedule(() -> sleep(seconds(5)), seconds(1));

    sleep(seconds(10));

    assertThat(time.elapsed()).isEqualTo(seconds(10));
  }

  @Test
  void keepsTheStackFlatHoweverManyTasksSleep() {
    IntStream.range(0, 100_000).forEach(i -> time.schedule(() -> sleep(seconds(1)), seconds(1)));

    time.runUntilIdle();

    assertThat(time.elapsed()).isEqualTo(seconds(100_001));
  }

  @Test
  void keepsTheStackFlatHoweverLongTasksScheduleEachOther() {
    class Chain implements Runnable {
      private int left = 100_000;

      @Override
      public void run() {
        if (left-- > 0) {
          time.schedule(this, Duration.ofMillis(1));
        }
      }
    }
    new Chain().run();

    time.runUntilIdle();

    assertThat(time.elapsed()).isEqualTo(seconds(100));
  }

  @Test
  void advancesExactlyAsFarAsAsked() {
    time.schedule(note("task"), seconds(2));

    time.advance(seconds(1));
    assertThat(log).isEmpty();
    time.advance(seconds(1));

    assertThat(log).containsExactly("task@2");
    assertThat(time.elapsed()).isEqualTo(seconds(2));
    assertThatIllegalArgumentException().isThrownBy(() -> time.advance(seconds(-1)));
  }

  @Test
  void letsATaskTakeTimeByAdvancing() {
    time.schedule(() -> time.advance(seconds(4)), seconds(1));

    time.runUntilIdle();

    assertThat(time.elapsed()).isEqualTo(seconds(5));
  }

  @Test
  void letsNoTaskWaitForItself() {
    time.schedule(time::runUntilIdle, seconds(1));

    assertThatIllegalStateException()
        .isThrownBy(time::runUntilIdle)
        .withMessage(
            "runUntilIdle was called by a task, which would wait for itself; sleep or advance"
                + " instead");
  }

  @Test
  void throwsWhatATaskThrowsAndKeepsTheRest() {
    time.schedule(
        () -> {
          throw new IllegalStateException("broken");
        },
        seconds(1));
    time.schedule(note("next"), seconds(2));

    assertThatIllegalStateException()
        .isThrownBy(() -> time.advance(seconds(5)))
        .withMessage("broken");
    assertThat(time.elapsed()).isEqualTo(seconds(1));

    time.advance(seconds(1));
    assertThat(log).containsExactly("next@2");
  }

  @Test
  void suspectsATaskThatSchedulesItselfForEver() {
    Timeline.requireFinite(Timeline.MAX_TASKS_AT_ONE_GO - 1);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Timeline.requireFinite(Timeline.MAX_TASKS_AT_ONE_GO))
        .withMessage(
            "10000000 tasks ran at one go and more are queued; does a task schedule itself for"
                + " ever? Use advance(Duration), which stops at a time");
  }

  @Test
  void saturatesInsteadOfOverflowing() {
    time.schedule(note("never"), Durations.UNBOUNDED);
    time.advance(seconds(1));
    time.schedule(() -> {}, Durations.UNBOUNDED).cancel();
    assertThat(log).isEmpty();

    sleep(Durations.UNBOUNDED);
    sleep(seconds(1));

    assertThat(time.elapsed()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    assertThat(time.instant()).isAfter(VirtualTime.START);
  }

  @Test
  void drawsTheSameNumbersForTheSameSeed() {
    assertThat(time.timing(7).random().nextLong()).isEqualTo(time.timing(7).random().nextLong());
    assertThat(time.timing(7).random().nextLong()).isNotEqualTo(time.timing().random().nextLong());
    assertThat(time.timing().sleeper()).isSameAs(time);
    assertThat(time.timing().source()).isSameAs(time);
    assertThat(time.timing().scheduler()).isSameAs(time);
  }

  @Test
  void tellsWhatIsPending() {
    time.schedule(() -> {}, seconds(1));

    assertThat(time).hasToString("2026-01-01T00:00:00Z (1 tasks queued, 0 threads asleep)");
  }
}
