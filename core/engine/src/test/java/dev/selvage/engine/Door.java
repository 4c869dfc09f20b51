package dev.selvage.engine;

import dev.selvage.engine.drive.AsyncSite;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.drive.BlockingDriver.Body;
import dev.selvage.engine.drive.ProceedSite;
import dev.selvage.engine.drive.StageDriver;
import dev.selvage.engine.drive.Turn;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Pipeline;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Every way in which a call can reach a pipeline, so that one scenario is run through each and must
 * end alike.
 */
public enum Door {

  /** The blocking driver. */
  BLOCKING {
    @Override
    Object carryOut(Rig rig, Pipeline pipeline, Object[] arguments, Body body) {
      return BlockingDriver.run(pipeline.newCall(arguments, GiveUps.count()), body);
    }
  },

  /** What woven code of a blocking method does. */
  WOVEN {
    @Override
    Object carryOut(Rig rig, Pipeline pipeline, Object[] arguments, Body body) throws Throwable {
      GuardedMethod site = new GuardedMethod(() -> pipeline);
      long giveUps = GiveUps.count();
      Turn turn = WovenSite.enter(site, giveUps, arguments);
      while (turn == null || turn.runs()) {
        Object value = null;
        Throwable thrown = null;
        try {
          value = body.run(turn == null ? arguments : turn.arguments(arguments));
        } catch (Throwable e) {
          thrown = e;
        }
        turn = WovenSite.ended(site, giveUps, turn, null, value, thrown);
      }
      if (turn.thrown() != null) {
        throw turn.thrown();
      }
      return turn.value();
    }
  },

  /** What doors do that stand around a method. */
  PROCEED {
    @Override
    Object carryOut(Rig rig, Pipeline pipeline, Object[] arguments, Body body) throws Throwable {
      return ProceedSite.run(new GuardedMethod(() -> pipeline), arguments, body::run);
    }
  },

  /** The same around a method that returns a future. */
  PROCEED_ASYNC {
    @Override
    Object carryOut(Rig rig, Pipeline pipeline, Object[] arguments, Body body) throws Throwable {
      GuardedMethod site = new GuardedMethod(() -> pipeline);
      return await(
          rig,
          (CompletionStage<?>)
              ProceedSite.runAsync(site, arguments, changed -> started(changed, body)));
    }
  },

  /** The stage driver over futures that have ended when they are handed over. */
  STAGE {
    @Override
    Object carryOut(Rig rig, Pipeline pipeline, Object[] arguments, Body body) throws Throwable {
      return await(
          rig,
          StageDriver.run(
              pipeline.newCall(arguments, GiveUps.count()), changed -> started(changed, body)));
    }
  },

  /** The stage driver over futures that end later. */
  STAGE_LATER {
    @Override
    Object carryOut(Rig rig, Pipeline pipeline, Object[] arguments, Body body) throws Throwable {
      return await(
          rig,
          StageDriver.run(
              pipeline.newCall(arguments, GiveUps.count()),
              changed -> startedLater(rig, changed, body)));
    }
  },

  /** What woven code of a method does that returns a future. */
  WOVEN_ASYNC {
    @Override
    Object carryOut(Rig rig, Pipeline pipeline, Object[] arguments, Body body) throws Throwable {
      GuardedMethod site = new GuardedMethod(() -> pipeline);
      Function<Object[], CompletionStage<?>> method = changed -> started(changed, body);
      return await(rig, new AsyncMethod(site, method).call(arguments));
    }
  };

  abstract Object carryOut(Rig rig, Pipeline pipeline, Object[] arguments, Body body)
      throws Throwable;

  /** Whether the caller's thread is the one that waits. */
  public boolean blocks() {
    return this == BLOCKING || this == WOVEN || this == PROCEED;
  }

  /** Runs one call to its end. */
  public Ending run(Rig rig, Pipeline pipeline, Body body) {
    return run(rig, pipeline, new Object[] {"as called"}, body);
  }

  /** Runs one call to its end, with those arguments. */
  public Ending run(Rig rig, Pipeline pipeline, Object[] arguments, Body body) {
    try {
      return Ending.returned(carryOut(rig, pipeline, arguments, body));
    } catch (Throwable thrown) {
      return Ending.threw(thrown);
    }
  }

  private static Object await(Rig rig, CompletionStage<?> stage) throws Throwable {
    CompletableFuture<?> future = stage.toCompletableFuture();
    rig.time().runUntilCut(() -> future.cancel(true));
    if (!future.isDone()) {
      throw new AssertionError("the future never ends");
    }
    return future.join();
  }

  private static CompletableFuture<Object> started(Object[] arguments, Body body) {
    try {
      return CompletableFuture.completedFuture(body.run(arguments));
    } catch (Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  /** As most clients' futures, it hangs on another one, so a failure arrives wrapped. */
  private static CompletableFuture<Object> startedLater(Rig rig, Object[] arguments, Body body) {
    CompletableFuture<Object> sent = new CompletableFuture<>();
    rig.time()
        .schedule(
            () ->
                started(arguments, body)
                    .whenComplete(
                        (value, thrown) -> {
                          if (thrown == null) {
                            sent.complete(value);
                          } else {
                            sent.completeExceptionally(thrown);
                          }
                        }),
            Duration.ZERO);
    return sent.thenApply(value -> value);
  }

  /** Stands for a method with woven code in it. */
  public record AsyncMethod(GuardedMethod site, Function<Object[], CompletionStage<?>> body) {

    private static final MethodHandle SELF;

    static {
      try {
        SELF =
            MethodHandles.lookup()
                .findVirtual(
                    AsyncMethod.class,
                    "call",
                    MethodType.methodType(CompletionStage.class, Object[].class));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }

    public CompletionStage<?> call(Object[] arguments) throws Throwable {
      MethodHandle self = SELF.asCollector(Object[].class, arguments.length);
      AsyncSite entered = AsyncSite.enter(site, self, this, arguments);
      if (entered == null) {
        return body.apply(arguments);
      }
      if (!entered.runsBody()) {
        return (CompletionStage<?>) entered.early();
      }
      Object returned = null;
      Throwable thrown = null;
      try {
        returned = body.apply(entered.arguments(arguments));
      } catch (Throwable e) {
        thrown = e;
      }
      Turn turn = entered.ended(returned, thrown);
      if (turn.thrown() != null) {
        throw turn.thrown();
      }
      return (CompletionStage<?>) turn.value();
    }
  }
}
