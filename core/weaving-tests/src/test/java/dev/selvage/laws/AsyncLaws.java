package dev.selvage.laws;

import static dev.selvage.fixture.Values.RATE_LIMITED;
import static dev.selvage.fixture.Values.SERVER_ERROR;

import dev.selvage.engine.pipeline.AttemptHistory;
import dev.selvage.fixture.AsyncScript;
import dev.selvage.fixture.AsyncScript.When;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Script;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import dev.selvage.laws.kind.AsyncKinds;
import dev.selvage.laws.kind.AsyncKinds.AsyncKind;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What holds for every kind of guarded asynchronous method, whenever its attempts fail. */
final class AsyncLaws {

  private final Door door;
  private final AsyncKind kind;
  private final When when;

  private AsyncLaws(Door door, AsyncKind kind, When when) {
    this.door = door;
    this.kind = kind;
    this.when = when;
  }

  static Stream<Law> of(Door door) {
    return AsyncKinds.all().stream()
        .flatMap(kind -> Stream.of(When.values()).map(when -> new AsyncLaws(door, kind, when)))
        .flatMap(AsyncLaws::laws);
  }

  private Stream<Law> laws() {
    return Stream.of(
        law("a stage runs once where nothing fails", this::runsOnce),
        law("a stage completes after failures with one attempt more", this::completes),
        law("a stage fails with the last failure itself, with its history", this::givesUp),
        law("a stage counts each kind by its own annotation", this::countsByKind),
        law("a stage never retries what waiting does not help", this::neverRetries));
  }

  private Law law(String name, Law.Check check) {
    return Law.of(name, kind.name() + " / " + when, check);
  }

  private CompletionStage<?> call(Script script) throws Throwable {
    AsyncScript async = new AsyncScript(when, script);
    return door.callAsync(Guard.RETRIES, () -> kind.call().on(door, async));
  }

  private void runsOnce() throws Throwable {
    Script script = Script.failing();
    Expect.equal(kind.result(), Await.result(call(script)), "result");
    Expect.attempts(1, script);
  }

  private void completes() throws Throwable {
    Script script = Script.failing(FixtureFailure.rateLimited(), FixtureFailure.serverError());
    Expect.equal(kind.result(), Await.result(call(script)), "result");
    Expect.attempts(3, script);
  }

  private void givesUp() throws Throwable {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Throwable failure = failureOf(script);
    Expect.same(script.lastThrown(), failure, "failure");
    Expect.attempts(RATE_LIMITED, script);
    AttemptHistory history = Expect.history(failure);
    Expect.equal(RATE_LIMITED, history.attempts().size(), "attempts told");
  }

  private void countsByKind() throws Throwable {
    Script script = Script.alwaysFailing(FixtureFailure::serverError);
    Expect.same(failureOf(script), script.lastThrown(), "failure");
    Expect.attempts(SERVER_ERROR, script);
  }

  private void neverRetries() throws Throwable {
    for (Throwable failure :
        new Throwable[] {
          FixtureFailure.quotaUsedUp(), FixtureFailure.of(400), new AssertionError("an Error")
        }) {
      Script script = Script.failing(failure);
      Expect.same(failure, failureOf(script), "failure");
      Expect.attempts(1, script);
    }
  }

  /** The failure that the stage holds or the call throws; what the body itself wrapped, bare. */
  private Throwable failureOf(Script script) throws InterruptedException {
    CompletionStage<?> stage;
    try {
      stage = call(script);
    } catch (Throwable thrown) {
      return thrown;
    }
    Throwable failure = Await.failure(stage);
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }
}
