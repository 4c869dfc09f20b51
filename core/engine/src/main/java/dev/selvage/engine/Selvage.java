package dev.selvage.engine;

import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.binding.NamedPipelines;
import dev.selvage.engine.binding.Policies;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.budget.RetryBudget;
import dev.selvage.engine.budget.RetryBudgets;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.drive.ProceedSite;
import dev.selvage.engine.drive.StageDriver;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GiveUps;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The plain door: runs a piece of code under named policies, through the same pipeline as annotated
 * methods, without annotations or weaving. Immutable; safe for use by many threads.
 */
public final class Selvage {

  private final NamedPipelines pipelines;

  private Selvage(NamedPipelines pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * Plain calls under those policies, on the machine's clocks.
   *
   * @throws dev.selvage.engine.policy.ConfigurationException when a value breaks its rule
   */
  public static Selvage of(Consumer<Policies> policies) {
    Class<?> caller =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    return of(SelvageBinding.builder(caller).policies(policies).detached());
  }

  /** Plain calls under the policies, listeners and clocks of that binding. */
  public static Selvage of(SelvageBinding binding) {
    return new Selvage(binding.plainCalls());
  }

  /** Every annotated method that a weaver found in this JVM, woven or not, and why. */
  public static List<GuardedMethods.Report> guardedMethods() {
    return GuardedMethods.list();
  }

  /** How every retry budget of this JVM stands that was needed by now, by name. */
  public static List<RetryBudget.State> retryBudgets() {
    return RetryBudgets.states();
  }

  /** A piece of code that returns a value and may throw. */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object, X extends Throwable> {
    /**
     * Runs once.
     *
     * @throws X what the attempt ends in
     */
    T run() throws X;
  }

  /** A piece of code that takes a request, returns a value and may throw. */
  @FunctionalInterface
  public interface RequestBody<R, T extends @Nullable Object, X extends Throwable> {
    /**
     * Runs once, with the request as it then is.
     *
     * @throws X what the attempt ends in
     */
    T run(R request) throws X;
  }

  /**
   * Runs the body on this thread under all policies of that name.
   *
   * @param name of policies, as given to {@link Policies}
   * @return what the last attempt returned
   * @throws X what the last attempt threw, unchanged
   * @throws dev.selvage.engine.policy.ConfigurationException when no policy has the name
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // T says whether it may be null
  public <T extends @Nullable Object, X extends Throwable> T call(String name, Body<T, X> body)
      throws X {
    Call call = pipelines.get(name).newCall(null, GiveUps.count());
    return (T) BlockingDriver.run(call, arguments -> body.run());
  }

  /**
   * Runs the body on this thread under all policies of that name, which see the request.
   *
   * @throws X what the last attempt threw, unchanged
   * @throws dev.selvage.engine.validation.InvalidChatRequestException when the request is invalid
   * @throws dev.selvage.engine.policy.ConfigurationException when no policy has the name
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // T says whether it may be null
  public <R, T extends @Nullable Object, X extends Throwable> T call(
      String name, R request, RequestBody<R, T, X> body) throws X {
    Call call = pipelines.get(name).newCall(new Object[] {request}, GiveUps.count());
    return (T) BlockingDriver.run(call, arguments -> body.run(first(arguments, request)));
  }

  /**
   * Starts the body under all policies of that name; no thread waits. Cancelling the result ends a
   * wait, or cancels the attempt under way.
   *
   * @return the outcome of the last attempt; null where the body returned null
   * @throws X what the first attempt threw itself, where it is not run again
   * @throws dev.selvage.engine.policy.ConfigurationException when no policy has the name
   */
  public <T extends @Nullable Object, X extends Throwable> CompletableFuture<T> callAsync(
      String name, Body<? extends CompletionStage<T>, X> body) throws X {
    return start(pipelines.get(name).newCall(null, GiveUps.count()), arguments -> body.run());
  }

  /**
   * Starts the body under all policies of that name, which see the request; no thread waits.
   *
   * @return the outcome of the last attempt, or the invalid request's exception
   * @throws X what the first attempt threw itself, where it is not run again
   * @throws dev.selvage.engine.policy.ConfigurationException when no policy has the name
   */
  public <R, T extends @Nullable Object, X extends Throwable> CompletableFuture<T> callAsync(
      String name, R request, RequestBody<R, ? extends CompletionStage<T>, X> body) throws X {
    Call call = pipelines.get(name).newCall(new Object[] {request}, GiveUps.count());
    return start(call, arguments -> body.run(first(arguments, request)));
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // null is what the body returned
  private static <T extends @Nullable Object, X extends Throwable> CompletableFuture<T> start(
      Call call, StageDriver.Body body) throws X {
    try {
      CompletionStage<T> result = (CompletionStage<T>) ProceedSite.runAsync(call, body);
      return result == null ? null : result.toCompletableFuture();
    } catch (Throwable thrown) {
      throw (X) thrown;
    }
  }

  @SuppressWarnings("unchecked")
  private static <R> R first(Object @Nullable [] arguments, R request) {
    return arguments == null ? request : (R) arguments[0];
  }
}
