package dev.selvage.engine.drive;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What doors call that stand around a method and can proceed with it as often as they like, such as
 * Guice's and AspectJ's. Does what the woven code of a method does, no more.
 */
public final class ProceedSite {

  private ProceedSite() {}

  /** Goes on with the method itself. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs the method once with those arguments.
     *
     * @throws Throwable what the method throws
     */
    @Nullable Object proceed(Object[] arguments) throws Throwable;
  }

  /** Whether the method's outcome comes later, through what it returns. */
  public static boolean isAsynchronous(Method method) {
    return method.getReturnType() == CompletionStage.class
        || method.getReturnType() == CompletableFuture.class;
  }

  /**
   * Runs a guarded method that returns its outcome.
   *
   * @throws Throwable what the last attempt threw, or a stage's decision
   */
  public static @Nullable Object run(GuardedMethod site, Object[] arguments, Body body)
      throws Throwable {
    long giveUps = GiveUps.count();
    Turn turn = WovenSite.enter(site, giveUps, arguments);
    while (turn == null || turn.runs()) {
      Object[] current = turn == null ? arguments : turn.arguments(arguments);
      @Nullable Object returned = null;
      @Nullable Throwable thrown = null;
      try {
        returned = body.proceed(current);
      } catch (Throwable e) {
        thrown = e;
      }
      if (thrown == null && turn == null && !site.inspectsReturned()) {
        return returned;
      }
      turn = WovenSite.ended(site, giveUps, turn, arguments, returned, thrown);
    }
    return valueOf(turn);
  }

  /**
   * Starts a guarded method that returns a {@link CompletionStage}.
   *
   * @throws Throwable what the first attempt threw, where it is not run again
   */
  public static @Nullable Object runAsync(GuardedMethod site, Object[] arguments, Body body)
      throws Throwable {
    Call call = site.pipeline().newCall(arguments, GiveUps.count());
    return runAsync(
        call, changed -> (CompletionStage<?>) body.proceed(changed == null ? arguments : changed));
  }

  /**
   * Starts a call whose body returns a {@link CompletionStage}.
   *
   * @throws Throwable what the first attempt threw, where it is not run again
   */
  public static @Nullable Object runAsync(Call call, StageDriver.Body body) throws Throwable {
    AsyncSite site = AsyncSite.begin(call, body);
    return site.runsBody() ? valueOf(site.runBody()) : site.early();
  }

  /**
   * What a call ends in.
   *
   * @param end the last turn
   * @throws Throwable what the call ends with, where that is no value
   */
  public static @Nullable Object valueOf(Turn end) throws Throwable {
    Throwable thrown = end.thrown();
    if (thrown != null) {
      throw thrown;
    }
    return end.value();
  }
}
