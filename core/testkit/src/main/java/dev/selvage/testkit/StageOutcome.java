package dev.selvage.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What becomes of a stage that may belong to others: looks on, never completes it. */
final class StageOutcome<T extends @Nullable Object> {

  private final CompletableFuture<T> seen = new CompletableFuture<>();

  /**
   * @param onDone runs once the outcome is known, on the thread that completes the stage
   */
  StageOutcome(CompletionStage<T> stage, Runnable onDone) {
    stage.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            seen.complete(value);
          } else {
            seen.completeExceptionally(failure);
          }
          onDone.run();
        });
  }

  boolean isKnown() {
    return seen.isDone();
  }

  /** The value; or throws the failure that the stage was completed with, where it is unchecked. */
  T get() {
    try {
      return seen.join();
    } catch (CompletionException e) {
      Throwable failure = unwrapped(e);
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw new CompletionException(failure);
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable inner = failure;
    while (inner instanceof CompletionException && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }
}
