package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VirtualTimeAwaitTest {

  private final VirtualTime time = new VirtualTime();
  private final CompletableFuture<String> future = new CompletableFuture<>();

  @Test
  void runsTasksUntilTheStageIsComplete() {
    time.schedule(
        () -> time.schedule(() -> future.complete("done"), Duration.ofSeconds(2)),
        Duration.ofSeconds(1));
    time.schedule(() -> {}, Duration.ofSeconds(60));

    String value = time.await(future.thenApply(String::toUpperCase));

    assertThat(value).isEqualTo("DONE");
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void returnsAtOnceWhenTheStageIsComplete() {
    time.schedule(() -> {}, Duration.ofSeconds(1));
    future.complete(null);

    String value = time.await(future);

    assertThat(value).isNull();
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void throwsTheVeryFailureOfTheStage() {
    IllegalStateException failure = new IllegalStateException("broken");
    time.schedule(() -> future.completeExceptionally(failure), Duration.ofSeconds(1));

    assertThatThrownBy(() -> time.await(future.thenApply(String::strip).thenApply(s -> s)))
        .isSameAs(failure);
  }

  @Test
  void wrapsACheckedFailureAsJoinDoes() {
    IOException failure = new IOException("broken");
    future.completeExceptionally(failure);

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> time.await(future))
        .withCause(failure);
  }

  @Test
  void throwsErrorsAndCancellationsThemselves() {
    assertThatThrownBy(() -> time.await(CompletableFuture.failedFuture(new LinkageError("x"))))
        .isInstanceOf(LinkageError.class);
    future.cancel(false);
    assertThatThrownBy(() -> time.await(future)).isInstanceOf(CancellationException.class);
  }

  @Test
  void saysThatNothingIsLeftToRun() {
    time.schedule(() -> {}, Duration.ofSeconds(1));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> time.await(future))
        .withMessage(
            "The stage is still incomplete and no task is left that could complete it, at"
                + " 2026-01-01T00:00:01Z (0 tasks queued, 0 threads asleep). If another thread"
                + " completes it, use await(stage, patience).");
  }

  @Test
  void waitsWithPatienceForOtherThreads() throws Exception {
    CompletableFuture<Void> step =
        CompletableFuture.runAsync(
            () -> time.schedule(() -> future.completeAsync(() -> "done"), Duration.ofHours(1)));

    String value = time.await(future, Duration.ofSeconds(10));

    step.join();
    assertThat(value).isEqualTo("done");
    assertThat(time.elapsed()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void losesPatience() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> time.await(future, Duration.ofMillis(5)))
        .withMessageStartingWith("The stage is still incomplete after PT0.005S of real time and");
  }

  @Test
  void worksOnAnInterruptedThread() {
    time.schedule(() -> future.complete("done"), Duration.ofSeconds(1));
    Thread.currentThread().interrupt();

    String value = time.await(future);

    assertThat(value).isEqualTo("done");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> time.await(new CompletableFuture<>()))
        .withMessageContaining("still incomplete");

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void letsNoTaskAwait() {
    time.schedule(() -> time.await(future), Duration.ofSeconds(1));

    assertThatIllegalStateException()
        .isThrownBy(time::runUntilIdle)
        .withMessageStartingWith("await was called by a task");
  }
}
