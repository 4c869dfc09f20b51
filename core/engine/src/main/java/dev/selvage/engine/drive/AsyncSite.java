package dev.selvage.engine.drive;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Step;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the woven code of a method calls that returns a {@link CompletionStage}. The first attempt
 * runs in the method's own frame; later ones call the method again through a handle to itself, and
 * that inner call passes the woven code by.
 */
public final class AsyncSite {

  /** The site whose method this thread is calling again, set only across that very call. */
  private static final ThreadLocal<@Nullable GuardedMethod> RERUN = new ThreadLocal<>();

  private final Call call;
  private final StageDriver driver;
  private final StageDriver.Body body;
  private final @Nullable Object early;
  private final boolean runsBody;

  private AsyncSite(
      Call call,
      StageDriver driver,
      StageDriver.Body body,
      boolean runsBody,
      @Nullable Object early) {
    this.call = call;
    this.driver = driver;
    this.body = body;
    this.runsBody = runsBody;
    this.early = early;
  }

  /**
   * Asks the stages before the first attempt.
   *
   * @param self calls the method again, past any override
   * @param instance the object that the method was called on; null for a static method
   * @return null where this is the inner call of a later attempt
   */
  public static @Nullable AsyncSite enter(
      GuardedMethod site, MethodHandle self, @Nullable Object instance, Object[] arguments) {
    if (RERUN.get() == site) {
      RERUN.remove();
      return null;
    }
    Call call = site.pipeline().newCall(arguments, GiveUps.count());
    return begin(call, changed -> rerun(site, self, instance, changed, arguments));
  }

  /** Asks the stages before the first attempt. */
  static AsyncSite begin(Call call, StageDriver.Body body) {
    StageDriver driver = new StageDriver(call, body);
    Step step = call.begin();
    if (step instanceof Step.Run) {
      Running.begin(call); // The body runs in the caller's own frame, until ended().
    }
    return step instanceof Step.Run
        ? new AsyncSite(call, driver, body, true, null)
        : new AsyncSite(call, driver, body, false, driver.from(step));
  }

  /** Runs the first attempt, for doors that do not do so in the method's own frame. */
  Turn runBody() {
    @Nullable Object returned = null;
    @Nullable Throwable thrown = null;
    try {
      returned = body.start(call.arguments());
    } catch (Throwable e) {
      thrown = e;
    }
    return ended(returned, thrown);
  }

  private static @Nullable CompletionStage<?> rerun(
      GuardedMethod site,
      MethodHandle self,
      @Nullable Object instance,
      Object @Nullable [] changed,
      Object[] original)
      throws Throwable {
    List<@Nullable Object> all = new ArrayList<>();
    if (self.type().parameterCount() > original.length) {
      all.add(instance);
    }
    all.addAll(Arrays.asList(changed == null ? original : changed));
    RERUN.set(site);
    try {
      return (CompletionStage<?>) self.asFixedArity().invokeWithArguments(all);
    } finally {
      RERUN.remove();
    }
  }

  /** Whether the body runs; else {@link #early()} is what the method returns. */
  public boolean runsBody() {
    return runsBody;
  }

  /** The arguments to run with; {@code current} where nothing changed them. */
  public Object[] arguments(Object[] current) {
    Object[] changed = call.arguments();
    return changed == null ? current : changed;
  }

  /** What the method returns where its body does not run at once. */
  public @Nullable Object early() {
    return early;
  }

  /**
   * Takes over what the first attempt ended in. A failure that it threw, and that is not retried,
   * reaches the caller thrown.
   */
  public Turn ended(@Nullable Object returned, @Nullable Throwable thrown) {
    Running.end(call);
    try {
      if (thrown != null) {
        Step step = call.threw(thrown);
        return step instanceof Step.Throw ? Turn.of(call, step) : later(driver.from(step));
      }
      if (returned instanceof CompletableFuture<?> future
          && StageDriver.isDone(future)
          && !future.isCompletedExceptionally()) {
        return alreadySucceeded(future);
      }
      return returned == null
          ? returnedNull(call.returned(null))
          : later(driver.from((CompletionStage<?>) returned));
    } catch (RuntimeException | LinkageError e) {
      return WovenSite.unguarded(returned, thrown, e);
    }
  }

  private Turn returnedNull(Step step) {
    return step instanceof Step.Return end && end.value() == null
        ? Turn.endsWithValue(null)
        : later(driver.from(step));
  }

  /** A future that already holds a success goes to the caller untouched. */
  private Turn alreadySucceeded(CompletableFuture<?> future) {
    @Nullable Object value = future.join();
    Step step = call.returned(value);
    return step instanceof Step.Return end && end.value() == value
        ? Turn.endsWithValue(future)
        : later(driver.from(step));
  }

  private static Turn later(CompletableFuture<@Nullable Object> result) {
    return Turn.endsWithValue(result);
  }
}
