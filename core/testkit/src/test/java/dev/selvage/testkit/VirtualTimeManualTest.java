package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VirtualTimeManualTest {

  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = VirtualTime.manual();
  private final List<String> log = new CopyOnWriteArrayList<>();

  private Thread sleeper(String name, Duration... delays) {
    Thread thread = new Thread(() -> sleepAll(name, delays));
    thread.start();
    return thread;
  }

  private void sleepAll(String name, Duration... delays) {
    try {
      for (Duration delay : delays) {
        time.sleep(delay);
        log.add(name + "@" + time.elapsed().toSeconds());
      }
    } catch (InterruptedException e) {
      log.add(name + " interrupted " + Thread.currentThread().isInterrupted());
    }
  }

  @Test
  void holdsASleeperUntilTheClockHasPassed() throws Exception {
    Thread sleeper = sleeper("a", ONE_SECOND);
    time.awaitSleepers(1);

    time.advance(Duration.ofMillis(999));
    time.awaitSleepers(1);
    assertThat(log).isEmpty();
    time.advance(Duration.ofMillis(1));
    sleeper.join();

    assertThat(log).containsExactly("a@1");
    assertThat(time.sleeps()).containsExactly(ONE_SECOND);
  }

  @Test
  void wakesOnlyThoseWhoseTimeHasCome() throws Exception {
    Thread early = sleeper("early", ONE_SECOND);
    Thread late = sleeper("late", Duration.ofSeconds(5));
    time.awaitSleepers(2);

    time.advance(Duration.ofSeconds(2));
    early.join();
    assertThat(log).containsExactly("early@2");

    time.advance(Duration.ofSeconds(3));
    late.join();
    assertThat(log).containsExactly("early@2", "late@5");
  }

  @Test
  void countsASleeperNoLongerOnceItsTimeHasCome() throws Exception {
    Thread sleeper = sleeper("a", ONE_SECOND, ONE_SECOND, ONE_SECOND);
    for (int i = 0; i < 3; i++) {
      time.awaitSleepers(1);
      time.advance(ONE_SECOND);
    }
    sleeper.join();

    assertThat(log).containsExactly("a@1", "a@2", "a@3");
  }

  @Test
  void endsTheSleepOfAnInterruptedThreadAndClearsItsFlag() throws Exception {
    Thread sleeper = sleeper("a", ONE_SECOND);
    time.awaitSleepers(1);

    sleeper.interrupt();
    sleeper.join();

    assertThat(log).containsExactly("a interrupted false");
    assertThat(time).hasToString("2026-01-01T00:00:00Z (0 tasks queued, 0 threads asleep)");
  }

  @Test
  void returnsAtOnceFromASleepThatIsNotPositive() throws Exception {
    time.sleep(Duration.ZERO);
    time.sleep(Duration.ofSeconds(-1));

    assertThat(time.elapsed()).isZero();
  }

  @Test
  void runsTasksAndWakesSleepersInOneAdvance() throws Exception {
    Thread sleeper = sleeper("a", ONE_SECOND);
    time.awaitSleepers(1);
    time.schedule(() -> log.add("task@" + time.elapsed().toSeconds()), Duration.ofSeconds(2));

    time.advance(Duration.ofSeconds(3));
    sleeper.join();

    assertThat(log).contains("task@2").hasSize(2);
  }

  @Test
  void movesTheClockForATaskThatSleepsSinceNobodyElseCould() {
    time.schedule(() -> sleepAll("task", Duration.ofSeconds(4)), ONE_SECOND);

    time.runUntilIdle();

    assertThat(log).containsExactly("task@5");
  }

  @Test
  void wakesSleepersWhenTheQueueMovesTheClock() throws Exception {
    Thread sleeper = sleeper("a", ONE_SECOND);
    time.awaitSleepers(1);
    time.schedule(() -> {}, Duration.ofSeconds(2));

    time.runUntilIdle();
    sleeper.join();

    assertThat(log).containsExactly("a@2");
  }

  @Test
  void awaitsNoSleepersInAutomaticMode() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new VirtualTime().awaitSleepers(1))
        .withMessage(
            "In an automatic VirtualTime a sleep returns at once; use VirtualTime.manual()");
  }
}
