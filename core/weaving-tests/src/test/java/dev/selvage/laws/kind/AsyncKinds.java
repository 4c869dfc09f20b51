package dev.selvage.laws.kind;

import dev.selvage.fixture.Async;
import dev.selvage.fixture.AsyncScript;
import dev.selvage.fixture.Script;
import dev.selvage.fixture.Validated;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Every kind of guarded asynchronous method. All carry the same two retries. */
public final class AsyncKinds {

  private AsyncKinds() {}

  /**
   * One way to write a guarded asynchronous method, and how to call it.
   *
   * @param result what its stage gives where the script returns
   */
  public record AsyncKind(String name, Object result, Call call) {

    /** Calls the method on an object that the maker makes. */
    @FunctionalInterface
    public interface Call {
      CompletionStage<?> on(Maker make, AsyncScript script) throws Throwable;
    }
  }

  public static List<AsyncKind> all() {
    return List.of(
        of("CompletableFuture", (make, s) -> make.make(Async.class).future(s)),
        of("CompletionStage", (make, s) -> make.make(Async.class).stage(s)),
        of("private CompletableFuture", (make, s) -> make.make(Async.class).callHidden(s)),
        of("static CompletableFuture", (make, s) -> Async.ofClass(s)),
        of("private static CompletionStage", (make, s) -> Async.callHiddenOfClass(s)),
        of("final synchronized CompletableFuture", (make, s) -> make.make(Async.class).locked(s)),
        of(
            "varargs CompletableFuture that assigns its parameters",
            (make, s) -> make.make(Async.class).assigning(1, s, "a", "b")),
        of("CompletableFuture of a guarded method", (make, s) -> make.make(Async.class).outer(s)),
        of(
            "CompletableFuture of guarded super",
            (make, s) -> make.make(Async.Caller.class).future(s)),
        of(
            "default CompletableFuture",
            (make, s) -> make.make(Async.Implementation.class).ofDefault(s)),
        of("CompletableFuture behind a bridge", (make, s) -> bridged(make, s)),
        new AsyncKind(
            "CompletionStage of a lambda", "pdone", (make, s) -> Async.lambda("p").ask(s)),
        of(
            "validated CompletableFuture",
            (make, s) -> make.make(Validated.class).later(Validated.validRequest(), s)));
  }

  private static AsyncKind of(String name, AsyncKind.Call call) {
    return new AsyncKind(name, Script.RESULT, call);
  }

  private static CompletionStage<?> bridged(Maker make, AsyncScript script) {
    Async.Face face = make.make(Async.Implementation.class);
    return face.ask(script);
  }
}
