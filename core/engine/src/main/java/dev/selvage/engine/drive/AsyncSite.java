package dev.selvage.engine.drive;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.SdkRetries;
import dev.selvage.engine.pipeline.Step;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

  private final boolean runsBody;
  private final @Nullable Object early;

  /** Where no stage was asked before the first attempt. */
  private final @Nullable Rerun unasked;

  /** Null until an outcome needs it: a call that succeeds at once should not pay for it. */
  private @Nullable StageDriver driver;

  private AsyncSite(Rerun unasked) {
    this.unasked = unasked;
    this.runsBody = true;
    this.early = null;
  }

  private AsyncSite(StageDriver driver, boolean runsBody, @Nullable Object early) {
    this.unasked = null;
    this.driver = driver;
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
    if (isRerun(site)) {
      return null;
    }
    Rerun rerun = new Rerun(site, self, instance, arguments, GiveUps.count());
    return begin(rerun.newCall(), rerun);
  }

  /**
   * The same for a method none of whose stages acts before the first attempt: nothing is asked
   * until it has ended.
   */
  public static @Nullable AsyncSite start(
      GuardedMethod site, MethodHandle self, @Nullable Object instance, Object[] arguments) {
    if (SdkRetries.areNeutralized()) {
      return enter(site, self, instance, arguments); // clients underneath look for the call
    }
    return isRerun(site)
        ? null
        : new AsyncSite(new Rerun(site, self, instance, arguments, GiveUps.count()));
  }

  /** Asks the stages before the first attempt. */
  static AsyncSite begin(Call call, StageDriver.Body body) {
    StageDriver driver = new StageDriver(call, body);
    Step step = call.begin();
    boolean runsBody = step instanceof Step.Run;
    if (runsBody) {
      Running.begin(call); // The body runs in the caller's own frame, until ended().
    }
    return new AsyncSite(driver, runsBody, runsBody ? null : driver.from(step));
  }

  private static boolean isRerun(GuardedMethod site) {
    boolean is = RERUN.get() == site;
    if (is) {
      RERUN.remove();
    }
    return is;
  }

  /** Runs the first attempt, for doors that do not do so in the method's own frame. */
  Turn runBody() {
    @Nullable Object returned = null;
    @Nullable Throwable thrown = null;
    try {
      StageDriver own = driver();
      returned = own.body().start(own.call().arguments());
    } catch (Throwable e) {
      thrown = e;
    }
    return ended(returned, thrown);
  }

  /** Calls the method again, so that the inner call passes the woven code by. */
  private record Rerun(
      GuardedMethod site,
      MethodHandle self,
      @Nullable Object instance,
      Object[] arguments,
      long giveUpsAtEntry)
      implements StageDriver.Body {

    Call newCall() {
      return site.pipeline().newCall(arguments, giveUpsAtEntry);
    }

    @Override
    public @Nullable CompletionStage<?> start(Object @Nullable [] changed) throws Throwable {
      List<@Nullable Object> all = new ArrayList<>();
      if (self.type().parameterCount() > arguments.length) {
        all.add(instance);
      }
      all.addAll(Arrays.asList(changed == null ? arguments : changed));
      RERUN.set(site);
      try {
        return (CompletionStage<?>) self.asFixedArity().invokeWithArguments(all);
      } finally {
        RERUN.remove();
      }
    }
  }

  private StageDriver driver() {
    StageDriver known = driver;
    if (known == null) {
      Rerun rerun = Objects.requireNonNull(unasked);
      known = new StageDriver(rerun.newCall(), rerun);
      driver = known;
    }
    return known;
  }

  /** Whether the body runs; else {@link #early()} is what the method returns. */
  public boolean runsBody() {
    return runsBody;
  }

  /** The arguments to run with; {@code current} where nothing changed them. */
  public Object[] arguments(Object[] current) {
    Object[] changed = driver == null ? null : driver.call().arguments();
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
    try {
      return unasked != null && isPlainSuccess(unasked.site, returned, thrown)
          ? Turn.endsWithValue(returned)
          : judged(returned, thrown);
    } catch (RuntimeException | LinkageError e) {
      return WovenSite.unguarded(returned, thrown, e);
    }
  }

  /** Whether no stage has anything to say of it, whichever they are. */
  private static boolean isPlainSuccess(
      GuardedMethod site, @Nullable Object returned, @Nullable Throwable thrown) {
    return thrown == null
        && (returned == null
            || (hasSucceeded(returned)
                && !site.inspects(((CompletableFuture<?>) returned).join())));
  }

  private static boolean hasSucceeded(Object returned) {
    return returned instanceof CompletableFuture<?> future
        && StageDriver.isDone(future)
        && !future.isCompletedExceptionally();
  }

  private Turn judged(@Nullable Object returned, @Nullable Throwable thrown) {
    Call call = driver().call();
    Running.end(call);
    if (thrown != null) {
      Step step = call.threw(thrown);
      return step instanceof Step.Throw ? Turn.of(call, step) : later(driver().from(step));
    }
    if (returned == null) {
      return returnedNull(call.returned(null));
    }
    return hasSucceeded(returned)
        ? alreadySucceeded(call, (CompletableFuture<?>) returned)
        : later(driver().from((CompletionStage<?>) returned));
  }

  private Turn returnedNull(Step step) {
    return step instanceof Step.Return end && end.value() == null
        ? Turn.endsWithValue(null)
        : later(driver().from(step));
  }

  /** A future that already holds a success goes to the caller untouched. */
  private Turn alreadySucceeded(Call call, CompletableFuture<?> future) {
    @Nullable Object value = future.join();
    Step step = call.returned(value);
    return step instanceof Step.Return end && end.value() == value
        ? Turn.endsWithValue(future)
        : later(driver().from(step));
  }

  private static Turn later(CompletableFuture<@Nullable Object> result) {
    return Turn.endsWithValue(result);
  }
}
