package dev.selvage.laws;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits for what happens on other threads, but not for ever. */
final class Await {

  private static final long MOST_SECONDS = 20;

  private Await() {}

  static Object result(CompletionStage<?> stage) throws Exception {
    return stage.toCompletableFuture().get(MOST_SECONDS, TimeUnit.SECONDS);
  }

  /** The failure of a stage that fails. */
  static Throwable failure(CompletionStage<?> stage) throws InterruptedException {
    try {
      Object value = stage.toCompletableFuture().get(MOST_SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("it completed with " + value);
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("it did not complete", e);
    }
  }

  static void latch(CountDownLatch latch) {
    try {
      Expect.that(latch.await(MOST_SECONDS, TimeUnit.SECONDS), "nobody came");
    } catch (InterruptedException e) {
      throw new AssertionError("it was interrupted", e);
    }
  }

  static void until(BooleanSupplier holds, String what) throws InterruptedException {
    long startNanos = System.nanoTime();
    while (!holds.getAsBoolean()) {
      Expect.that(System.nanoTime() - startNanos < MOST_SECONDS * 1_000_000_000, "never: " + what);
      Thread.sleep(1);
    }
  }
}
