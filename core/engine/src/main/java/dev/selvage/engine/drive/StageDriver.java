package dev.selvage.engine.drive;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Step;
import dev.selvage.engine.time.Scheduler.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries one call out on {@link CompletionStage}s; no thread waits. Cancelling the result, or
 * completing it from outside as a time-out does, ends the wait or cancels the attempt under way.
 */
public final class StageDriver {

  private final Call call;
  private final Body body;
  private final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();

  /** The wait under way; whoever takes it out, timer or cancellation, goes on with the call. */
  private final AtomicReference<@Nullable Pause> wait = new AtomicReference<>();

  private volatile @Nullable CompletionStage<?> attempt;

  /** The body of an asynchronous guarded call. */
  @FunctionalInterface
  public interface Body {
    /**
     * Starts one attempt, with those arguments, or null where the door does not see them.
     *
     * @throws Throwable what the attempt ends in, where it fails before it starts
     */
    @Nullable CompletionStage<?> start(Object @Nullable [] arguments) throws Throwable;
  }

  StageDriver(Call call, Body body) {
    this.call = call;
    this.body = body;
    CompletableFuture<?> unused =
        result.whenComplete(
            (value, thrown) -> {
              cancelled();
            });
  }

  /** Runs the body as often as the call asks; the result ends as the call does. */
  public static CompletableFuture<@Nullable Object> run(Call call, Body body) {
    return new StageDriver(call, body).from(call.begin());
  }

  /** The call that it carries out. */
  Call call() {
    return call;
  }

  Body body() {
    return body;
  }

  /** Goes on from that step. */
  CompletableFuture<@Nullable Object> from(Step step) {
    goOn(() -> step);
    return result;
  }

  /** Goes on once that attempt, already under way, has ended. */
  CompletableFuture<@Nullable Object> from(CompletionStage<?> underWay) {
    goOn(() -> follow(underWay));
    return result;
  }

  private void goOn(Supplier<@Nullable Step> first) {
    try {
      @Nullable Step step = first.get();
      while (step != null) {
        step = carryOutOne(step);
      }
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  /** The next step, or null where the call goes on later or has ended. */
  private @Nullable Step carryOutOne(Step step) {
    if (step instanceof Step.Return end) {
      result.complete(end.value());
      return null;
    } else if (step instanceof Step.Throw end) {
      result.completeExceptionally(end.thrown());
      return null;
    } else if (result.isDone()) {
      return call.cancel();
    } else if (step instanceof Step.WaitFor pause) {
      waitFor(pause);
      return null;
    } else if (step instanceof Step.AwaitFor await) {
      awaitFor(await);
      return null;
    }
    return attempt();
  }

  private void waitFor(Step.WaitFor pause) {
    Pause token = new Pause();
    wait.set(token);
    token.timer = call.timing().scheduler().schedule(() -> resume(token), pause.delay());
    if (result.isDone()) {
      cancelled();
    }
  }

  private void awaitFor(Step.AwaitFor await) {
    Pause token = new Pause();
    wait.set(token);
    await.stage().whenComplete((value, thrown) -> resume(token));
    if (result.isDone()) {
      cancelled();
    }
  }

  private void resume(Pause token) {
    if (wait.compareAndSet(token, null)) {
      goOn(call::resume);
    }
  }

  private @Nullable Step attempt() {
    @Nullable CompletionStage<?> started;
    Running.begin(call);
    try {
      started = body.start(call.arguments());
    } catch (Throwable thrown) {
      return call.threw(thrown);
    } finally {
      Running.end(call);
    }
    if (started == null) {
      return call.returned(null);
    }
    return follow(started);
  }

  /** The next step where the attempt has ended already: many of those must not pile up. */
  private @Nullable Step follow(CompletionStage<?> started) {
    attempt = started;
    if (isDone(started)) {
      return started
          .<Supplier<Step>>handle((value, thrown) -> () -> ended(value, thrown))
          .toCompletableFuture()
          .join()
          .get();
    }
    started.whenComplete((value, thrown) -> goOn(() -> ended(value, thrown)));
    if (result.isDone()) {
      cancelled();
    }
    return null;
  }

  /** A minimal stage is a {@code CompletableFuture} too, but refuses to be asked. */
  static boolean isDone(CompletionStage<?> stage) {
    return stage instanceof CompletableFuture<?> future
        && future.toCompletableFuture() == future
        && future.isDone();
  }

  private Step ended(@Nullable Object value, @Nullable Throwable thrown) {
    return thrown == null ? call.returned(value) : call.threw(thrown);
  }

  private void cancelled() {
    Pause waiting = wait.getAndSet(null);
    CompletionStage<?> running = attempt;
    if (waiting != null) {
      waiting.cancel();
      goOn(call::cancel);
    } else if (running != null) {
      running.toCompletableFuture().cancel(true);
    }
  }

  /** One wait; known by its identity. */
  private static final class Pause {
    volatile @Nullable Cancellation timer;

    void cancel() {
      Cancellation scheduled = timer;
      if (scheduled != null) {
        scheduled.cancel();
      }
    }
  }
}
