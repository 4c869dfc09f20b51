package dev.selvage.engine.drive;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Step;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Carries calls out on the caller's thread, which it parks where the call must wait. */
public final class BlockingDriver {

  private BlockingDriver() {}

  /** The body of a guarded call. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs once, with those arguments, or null where the door does not see them.
     *
     * @throws Throwable what the attempt ends in
     */
    @Nullable Object run(Object @Nullable [] arguments) throws Throwable;
  }

  /** Runs the body as often as the call asks, and ends as the call does. */
  public static @Nullable Object run(Call call, Body body) {
    Step step = settle(call, call.begin());
    while (step instanceof Step.Run) {
      step = settle(call, attempt(call, body));
    }
    if (step instanceof Step.Throw end) {
      throw Sneaky.rethrow(end.thrown());
    }
    return ((Step.Return) step).value();
  }

  private static Step attempt(Call call, Body body) {
    @Nullable Object value;
    Running.begin(call);
    try {
      value = body.run(call.arguments());
    } catch (Throwable thrown) {
      return call.threw(thrown);
    } finally {
      Running.end(call);
    }
    return call.returned(value);
  }

  /**
   * Waits until the call wants to run, or has ended. An interrupt ends the call at once; the
   * thread's flag is set again.
   */
  static Step settle(Call call, Step step) {
    Step next = step;
    while (true) {
      try {
        if (next instanceof Step.WaitFor wait) {
          call.timing().sleeper().sleep(wait.delay());
        } else if (next instanceof Step.AwaitFor await) {
          await(await.stage());
        } else {
          return next;
        }
        next = call.resume();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        next = call.cancel();
      }
    }
  }

  private static void await(CompletionStage<?> stage) throws InterruptedException {
    try {
      stage.toCompletableFuture().get();
    } catch (ExecutionException | CancellationException e) {
      // However it ends, the stage that asked for it is asked again.
    }
  }
}
