package dev.selvage.laws;

import dev.selvage.engine.credential.ApiKeyException;
import dev.selvage.fixture.AsyncScript;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Keyed;
import dev.selvage.fixture.Script;
import dev.selvage.fixture.Values;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** An API key that cannot be right stops the call before the body. */
final class KeyLaws {

  private static final String RIGHT = "T3BlbkFJq8Zr2vNwXc7LkJhG5fDsA1pOiUyTrEwQ";

  private final Door door;
  private final Keyed fixture;

  private KeyLaws(Door door) {
    this.door = door;
    this.fixture = door.make(Keyed.class);
  }

  static Stream<Law> of(Door door) {
    KeyLaws laws = new KeyLaws(door);
    return Stream.of(
        Law.of("a key that is not there never runs the body", laws::missing),
        Law.of("a key that is not there never begins an asynchronous body", laws::missingLater),
        Law.of("a key that can be right runs the body, with retries", laws::there));
  }

  private void missing() {
    System.clearProperty(Values.KEY);
    Script script = Script.failing();
    refused(Expect.thrown(() -> door.call(Guard.KEY, () -> fixture.ask(script))));
    Expect.attempts(0, script);
  }

  private void missingLater() throws Throwable {
    System.clearProperty(Values.KEY);
    Script script = Script.failing();
    AsyncScript async = new AsyncScript(AsyncScript.When.LATER, script);
    CompletionStage<?> stage = door.callAsync(Guard.KEY, () -> fixture.later(async));
    refused(Await.failure(stage));
    Expect.attempts(0, script);
  }

  private static void refused(Throwable thrown) {
    if (!(thrown instanceof ApiKeyException)) {
      throw new AssertionError("it threw something else", thrown);
    }
  }

  private void there() throws Throwable {
    System.setProperty(Values.KEY, RIGHT);
    try {
      Script script = Script.failing(FixtureFailure.rateLimited());
      Expect.equal(Script.RESULT, door.call(Guard.KEY, () -> fixture.ask(script)), "result");
      Expect.attempts(2, script);
    } finally {
      System.clearProperty(Values.KEY);
    }
  }
}
