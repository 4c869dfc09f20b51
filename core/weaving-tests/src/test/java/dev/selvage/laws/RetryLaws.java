package dev.selvage.laws;

import static dev.selvage.fixture.Values.RATE_LIMITED;
import static dev.selvage.fixture.Values.SERVER_ERROR;

import dev.selvage.engine.pipeline.AttemptHistory;
import dev.selvage.engine.pipeline.AttemptRecord;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Script;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import dev.selvage.laws.kind.MethodKind;
import dev.selvage.laws.kind.MethodKinds;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What holds for every kind of guarded blocking method. */
final class RetryLaws {

  private final Door door;
  private final MethodKind kind;

  private RetryLaws(Door door, MethodKind kind) {
    this.door = door;
    this.kind = kind;
  }

  static Stream<Law> of(Door door) {
    return MethodKinds.all().stream().flatMap(kind -> new RetryLaws(door, kind).laws());
  }

  private Stream<Law> laws() {
    return Stream.of(
        law("runs once where nothing fails", this::runsOnce),
        law("succeeds after failures with one attempt more", this::succeeds),
        law("the caller gets the last failure itself, with its history", this::givesUp),
        law("each kind is counted by its own annotation", this::countsByKind),
        law("the total never exceeds the largest maxAttempts", this::boundsTheTotal),
        law("what waiting does not help is never retried", this::neverRetries),
        law("the same exception object is retried again in a later call", this::retriesAgain));
  }

  private Law law(String name, Law.Check check) {
    return Law.of(name, kind.name(), check);
  }

  private Object call(Script script) throws Throwable {
    return door.call(Guard.RETRIES, () -> kind.call().on(door, script));
  }

  private void runsOnce() throws Throwable {
    Script script = Script.failing();
    Expect.equal(kind.result(), call(script), "result");
    Expect.attempts(1, script);
  }

  private void succeeds() throws Throwable {
    Script script = Script.failing(FixtureFailure.rateLimited(), FixtureFailure.serverError());
    Expect.equal(kind.result(), call(script), "result");
    Expect.attempts(3, script);
  }

  private void givesUp() {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Throwable thrown = Expect.thrown(() -> call(script));
    Expect.same(script.lastThrown(), thrown, "failure");
    Expect.attempts(RATE_LIMITED, script);
    AttemptHistory history = Expect.history(thrown);
    List<Integer> numbers = history.attempts().stream().map(AttemptRecord::number).toList();
    Expect.equal(IntStream.rangeClosed(1, RATE_LIMITED).boxed().toList(), numbers, "history");
  }

  private void countsByKind() throws Throwable {
    Script script = Script.alwaysFailing(FixtureFailure::serverError);
    Expect.same(failureOf(script), script.lastThrown(), "failure");
    Expect.attempts(SERVER_ERROR, script);
    Script mixed =
        Script.failing(
            FixtureFailure.serverError(),
            FixtureFailure.rateLimited(),
            FixtureFailure.serverError());
    Expect.equal(kind.result(), call(mixed), "result");
    Expect.attempts(4, mixed);
  }

  private void boundsTheTotal() {
    Script script =
        Script.of(
            attempt ->
                attempt % 2 == 0 ? FixtureFailure.rateLimited() : FixtureFailure.serverError());
    Expect.same(failureOf(script), script.lastThrown(), "failure");
    Expect.attempts(Math.max(RATE_LIMITED, SERVER_ERROR), script);
  }

  private void neverRetries() {
    Stream.of(
            FixtureFailure.quotaUsedUp(),
            FixtureFailure.of(400),
            FixtureFailure.of(401),
            FixtureFailure.of(403),
            FixtureFailure.of(413),
            new AssertionError("an Error", FixtureFailure.rateLimited()),
            new InterruptedException("an interrupt"),
            new UnsupportedOperationException("an exception that nobody knows"))
        .forEach(
            failure -> {
              Script script = Script.failing(failure);
              Expect.same(failure, failureOf(script), "failure");
              Expect.equal(1, script.attempts(), "attempts after " + failure);
            });
  }

  private void retriesAgain() {
    FixtureFailure same = FixtureFailure.rateLimited();
    for (int call = 1; call <= 2; call++) {
      Script script = Script.alwaysFailing(() -> same);
      Expect.same(same, failureOf(script), "failure");
      Expect.attempts(RATE_LIMITED, script);
      Expect.history(same);
    }
  }

  private Throwable failureOf(Script script) {
    return Expect.thrown(() -> call(script));
  }
}
