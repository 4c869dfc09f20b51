package dev.selvage.laws;

import static dev.selvage.fixture.Values.RATE_LIMITED;

import dev.selvage.fixture.Bodies;
import dev.selvage.fixture.Early;
import dev.selvage.fixture.Faulty;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Modifiers;
import dev.selvage.fixture.Script;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.util.stream.Stream;

/** What holds for single methods of the fixture. */
final class OddLaws {

  private final Door door;

  private OddLaws(Door door) {
    this.door = door;
  }

  static Stream<Law> of(Door door) {
    return new OddLaws(door).laws();
  }

  private Stream<Law> laws() {
    return Stream.of(
        Law.of("a guarded method runs while its class initialises", this::initialiser),
        Law.of("a fault in an annotation leaves its default in force", this::faulty),
        Law.of("a failure that the body deals with is none", this::swallowed),
        Law.of("the body's own handlers run in each attempt", this::handlers),
        Law.of("each attempt works on the same object", this::sameObject),
        Law.of("a failure's stack trace still names the line", this::stackTrace));
  }

  private void initialiser() {
    Expect.equal(Script.RESULT, Early.Initialised.RESULT, "result");
    Expect.attempts(3, Early.Initialised.SCRIPT);
  }

  private void faulty() {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Expect.thrown(() -> door.make(Faulty.class).ask(script));
    Expect.attempts(Faulty.DEFAULT_ATTEMPTS, script);
  }

  private void swallowed() throws Throwable {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Bodies bodies = door.make(Bodies.class);
    Object result = door.call(Guard.RETRIES, () -> bodies.swallowing(script));
    Expect.equal("swallowed", result, "result");
    Expect.attempts(1, script);
  }

  private void handlers() {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Bodies bodies = door.make(Bodies.class);
    Expect.thrown(() -> door.call(Guard.RETRIES, () -> bodies.handling(script)));
    Expect.equal(RATE_LIMITED * 2, bodies.cleanups(), "cleanups");
  }

  private void sameObject() {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Modifiers modifiers = door.make(Modifiers.class);
    Expect.thrown(() -> door.call(Guard.RETRIES, () -> modifiers.open(script)));
    Expect.equal(RATE_LIMITED, modifiers.calls(), "calls seen by the object");
  }

  private void stackTrace() {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    Throwable thrown =
        Expect.thrown(
            () -> door.call(Guard.RETRIES, () -> door.make(Modifiers.class).callHidden(script)));
    boolean named =
        Stream.of(thrown.getStackTrace())
            .anyMatch(
                frame ->
                    frame.getClassName().equals(Modifiers.class.getName())
                        && frame.getMethodName().equals("hidden")
                        && "Modifiers.java".equals(frame.getFileName())
                        && frame.getLineNumber() > 0);
    Expect.that(named, "no frame names it");
  }
}
