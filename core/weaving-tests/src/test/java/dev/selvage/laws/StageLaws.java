package dev.selvage.laws;

import static dev.selvage.fixture.Values.RATE_LIMITED;

import dev.selvage.fixture.Async;
import dev.selvage.fixture.AsyncScript;
import dev.selvage.fixture.AsyncScript.When;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Script;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How asynchronous calls wait, are cancelled, and throw. */
final class StageLaws {

  private static final long LONG_MILLIS = 60_000;

  private final Door door;
  private final Async fixture;

  private StageLaws(Door door) {
    this.door = door;
    this.fixture = door.make(Async.class);
  }

  static Stream<Law> of(Door door) {
    return new StageLaws(door).laws();
  }

  private Stream<Law> laws() {
    return Stream.of(
        Law.of("a stage's named wait is never undercut", this::neverUndercuts),
        Law.of("the caller of a stage never waits", this::callerGoesOn),
        Law.of("cancelling ends the wait", this::cancelledWait),
        Law.of("cancelling reaches the attempt under way", this::cancelledAttempt),
        Law.of("a synchronous throw that is not retried stays one", this::staysThrown),
        Law.of("a call inside a later attempt is guarded itself", this::nestedInRerun));
  }

  private CompletionStage<?> call(Script script) throws Throwable {
    AsyncScript async = new AsyncScript(When.AT_ONCE, script);
    return door.callAsync(Guard.RETRIES, () -> fixture.future(async));
  }

  private void neverUndercuts() throws Throwable {
    Script script = Script.failing(FixtureFailure.rateLimited(30));
    Await.result(call(script));
    Expect.attempts(2, script);
    Duration waited = script.afterAttempt(1);
    Expect.that(waited.toMillis() >= 30, "it waited " + waited);
  }

  private void callerGoesOn() throws Throwable {
    Script script = Script.failing(FixtureFailure.rateLimited(LONG_MILLIS));
    CompletableFuture<?> future = call(script).toCompletableFuture();
    Expect.that(!future.isDone(), "it is done");
    Expect.attempts(1, script);
    future.cancel(true);
  }

  private void cancelledWait() throws Throwable {
    Script script = Script.alwaysFailing(() -> FixtureFailure.rateLimited(100));
    CompletableFuture<?> future = call(script).toCompletableFuture();
    future.cancel(true);
    int attempts = script.attempts();
    Thread.sleep(150);
    Expect.equal(attempts, script.attempts(), "attempts after the cancellation");
    Expect.that(future.isCancelled(), "it is not cancelled");
  }

  private void cancelledAttempt() throws Throwable {
    CompletableFuture<String> second = new CompletableFuture<>();
    Attempts attempts =
        new Attempts(
            () -> CompletableFuture.failedFuture(FixtureFailure.rateLimited()), () -> second);
    CompletableFuture<?> future =
        door.callAsync(Guard.RETRIES, () -> fixture.ofAttempts(attempts)).toCompletableFuture();
    Await.until(() -> attempts.count == 2, "a second attempt");
    future.cancel(true);
    Await.until(second::isCancelled, "the attempt is cancelled");
    Expect.equal(2, attempts.count, "attempts");
  }

  /** Gives one future an attempt. */
  private static final class Attempts implements Supplier<CompletableFuture<String>> {
    private final List<Supplier<CompletableFuture<String>>> futures;
    private volatile int count;

    Attempts(
        Supplier<CompletableFuture<String>> first, Supplier<CompletableFuture<String>> second) {
      this.futures = List.of(first, second);
    }

    @Override
    public synchronized CompletableFuture<String> get() {
      return futures.get(count++).get();
    }
  }

  private void staysThrown() {
    FixtureFailure failure = FixtureFailure.of(400);
    Script script = Script.failing(failure);
    AsyncScript async = new AsyncScript(When.THROWN, script);
    Throwable thrown =
        Expect.thrown(() -> door.callAsync(Guard.RETRIES, () -> fixture.future(async)));
    Expect.same(failure, thrown, "failure");
    Expect.attempts(1, script);
  }

  private void nestedInRerun() throws Throwable {
    Script inner = Script.alwaysFailing(FixtureFailure::rateLimited);
    Attempts attempts =
        new Attempts(
            () -> CompletableFuture.failedFuture(FixtureFailure.serverError()),
            () -> callAgain(inner));
    Await.failure(door.callAsync(Guard.RETRIES, () -> fixture.ofAttempts(attempts)));
    Expect.equal(2, attempts.count, "outer attempts");
    Expect.attempts(RATE_LIMITED, inner);
  }

  /** The method calls itself. */
  private CompletableFuture<String> callAgain(Script script) {
    AsyncScript async = new AsyncScript(When.AT_ONCE, script);
    try {
      return door.callAsync(Guard.RETRIES, () -> fixture.ofAttempts(async::start))
          .toCompletableFuture()
          .thenApply(String::valueOf);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
