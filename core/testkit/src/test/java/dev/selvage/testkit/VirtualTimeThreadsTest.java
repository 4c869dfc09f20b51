package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VirtualTimeThreadsTest {

  private static final int THREADS = 8;

  private final VirtualTime time = new VirtualTime();

  private void sleepOften(int times) {
    try {
      for (int i = 0; i < times; i++) {
        time.sleep(Duration.ofMillis(1));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void onAllThreads(Runnable work) {
    CompletableFuture.allOf(
            Stream.generate(() -> CompletableFuture.runAsync(work))
                .limit(THREADS)
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  @Test
  void addsUpTheSleepsOfAllThreads() {
    onAllThreads(() -> sleepOften(1_000));

    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(THREADS));
    assertThat(time.sleeps()).hasSize(THREADS * 1_000);
  }

  @RepeatedTest(20)
  void addsUpTheSleepsOfAllThreadsWhileTasksRun() {
    AtomicInteger ran = new AtomicInteger();
    IntStream.range(0, 500)
        .forEach(i -> time.schedule(ran::incrementAndGet, Duration.ofMillis(i + 1)));

    onAllThreads(() -> sleepOften(100));

    assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(THREADS * 100));
    assertThat(ran).hasValue(500);
  }

  @Test
  @Timeout(60)
  void runsAScenarioOfAMillionCalls() {
    sleepOften(1_000_000);

    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1_000));
    assertThat(time.sleeps()).hasSize(1_000_000);
  }
}
