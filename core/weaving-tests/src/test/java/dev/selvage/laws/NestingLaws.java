package dev.selvage.laws;

import static dev.selvage.fixture.Values.RATE_LIMITED;
import static dev.selvage.fixture.Values.SERVER_ERROR;

import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Kinds;
import dev.selvage.fixture.Modifiers;
import dev.selvage.fixture.Script;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import dev.selvage.laws.door.PlainDoor;
import java.util.Map;
import java.util.stream.Stream;

/** Guarded calls inside guarded calls: the innermost retry acts, and nothing multiplies. */
final class NestingLaws {

  private final Door door;
  private final Kinds kinds;
  private final Modifiers inner;

  private NestingLaws(Door door) {
    this.door = door;
    this.kinds = door.make(Kinds.class);
    this.inner = door.make(Modifiers.class);
  }

  static Stream<Law> of(Door door) {
    return new NestingLaws(door).laws();
  }

  private Stream<Law> laws() {
    return Stream.of(
        Law.of("nested guards of one kind do not multiply", this::sameKind),
        Law.of("a failure without suppression does not multiply either", this::unmarkable),
        Law.of("a failure that is wrapped on its way does not multiply", this::wrapped),
        Law.of("nested guards of different kinds each act on their own", this::differentKinds),
        Law.of("an outer guard retries what the inner one does not cover", this::outerActs),
        Law.of("guards of different doors do not multiply", this::differentDoors));
  }

  private String rateLimited(Script script) {
    return run(Guard.RATE_LIMITS, () -> kinds.ofRateLimits(script::run));
  }

  private String run(Guard guard, Door.Body body) {
    try {
      return (String) door.call(guard, body);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private void sameKind() {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Throwable thrown =
        Expect.thrown(
            () -> run(Guard.RATE_LIMITS, () -> kinds.ofMoreRateLimits(() -> rateLimited(script))));
    Expect.attempts(RATE_LIMITED, script);
    Expect.same(script.lastThrown(), thrown, "failure");
  }

  private void unmarkable() {
    Script script =
        Script.alwaysFailing(() -> new FixtureFailure(429, "rate_limit_exceeded", Map.of(), false));
    Expect.thrown(
        () -> run(Guard.RATE_LIMITS, () -> kinds.ofMoreRateLimits(() -> rateLimited(script))));
    Expect.attempts(RATE_LIMITED, script);
  }

  private void wrapped() {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Expect.thrown(
        () -> run(Guard.RATE_LIMITS, () -> kinds.ofMoreRateLimits(() -> wrapping(script))));
    Expect.attempts(RATE_LIMITED, script);
  }

  private String wrapping(Script script) {
    try {
      return rateLimited(script);
    } catch (FixtureFailure e) {
      throw new IllegalStateException("wrapped", e);
    }
  }

  private void differentKinds() {
    Script script = Script.failing(serverErrorThenRateLimits());
    String result = run(Guard.SERVER_ERRORS, () -> kinds.ofServerErrors(() -> rateLimited(script)));
    Expect.equal(Script.RESULT, result, "result");
    Expect.attempts(serverErrorThenRateLimits().length + 1, script);
  }

  /** The inner call takes all its attempts but one, fails, and does so again when it is rerun. */
  private static Throwable[] serverErrorThenRateLimits() {
    return new Throwable[] {
      FixtureFailure.rateLimited(),
      FixtureFailure.rateLimited(),
      FixtureFailure.serverError(),
      FixtureFailure.rateLimited(),
      FixtureFailure.rateLimited(),
      FixtureFailure.serverError(),
      FixtureFailure.rateLimited()
    };
  }

  private void outerActs() {
    Script script = Script.alwaysFailing(FixtureFailure::serverError);
    Throwable thrown =
        Expect.thrown(
            () -> run(Guard.SERVER_ERRORS, () -> kinds.ofServerErrors(() -> rateLimited(script))));
    Expect.attempts(SERVER_ERROR, script);
    Expect.same(script.lastThrown(), thrown, "failure");
  }

  private void differentDoors() {
    Door plain = new PlainDoor();
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Expect.thrown(
        () ->
            plain.call(
                Guard.RETRIES, () -> door.call(Guard.RETRIES, () -> inner.callHidden(script))));
    Expect.attempts(RATE_LIMITED, script);
  }
}
