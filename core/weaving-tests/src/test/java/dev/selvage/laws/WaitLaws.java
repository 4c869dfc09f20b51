package dev.selvage.laws;

import static dev.selvage.fixture.Values.RATE_LIMITED;

import dev.selvage.fixture.CheckedFailure;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Modifiers;
import dev.selvage.fixture.Parameters;
import dev.selvage.fixture.Script;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** How blocking calls wait, are interrupted, and what the server's word is worth. */
final class WaitLaws {

  private static final long LONG_MILLIS = 60_000;

  private final Door door;
  private final Modifiers fixture;

  private WaitLaws(Door door) {
    this.door = door;
    this.fixture = door.make(Modifiers.class);
  }

  static Stream<Law> of(Door door) {
    return new WaitLaws(door).laws();
  }

  private Stream<Law> laws() {
    return Stream.of(
        Law.of("a named wait is never undercut", this::neverUndercuts),
        Law.of("a named wait above the ceiling fails at once", this::ceiling),
        Law.of("x-should-retry: false wins", this::forbidden),
        Law.of("an interrupt ends the wait and the flag is restored", this::interrupted),
        Law.of("an interrupt before the wait ends it and the flag stays", this::interruptedBefore),
        Law.of("a checked failure is retried and reaches the caller itself", this::checked),
        Law.of("calls of one method on many threads do not mix", this::manyThreads));
  }

  private Object call(Script script) throws Throwable {
    return door.call(Guard.RETRIES, () -> fixture.open(script));
  }

  private void neverUndercuts() throws Throwable {
    Script script = Script.failing(FixtureFailure.rateLimited(30));
    call(script);
    Expect.attempts(2, script);
    Duration waited = script.afterAttempt(1);
    Expect.that(waited.toMillis() >= 30, "it waited " + waited);
  }

  private void ceiling() {
    Script script = Script.failing(FixtureFailure.rateLimited(3_600_000));
    String reason = Expect.history(Expect.thrown(() -> call(script))).reason();
    Expect.attempts(1, script);
    Expect.that(reason.contains("1h"), reason);
  }

  private void forbidden() {
    FixtureFailure failure =
        new FixtureFailure(429, "rate_limit_exceeded", Map.of("x-should-retry", "false"));
    Script script = Script.failing(failure);
    Expect.same(failure, Expect.thrown(() -> call(script)), "failure");
    Expect.attempts(1, script);
  }

  private void interrupted() throws Throwable {
    Script script = Script.failing(FixtureFailure.rateLimited(LONG_MILLIS));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              thrown.set(Expect.thrown(() -> call(script)));
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    Await.until(() -> caller.getState() == Thread.State.TIMED_WAITING, "the caller waits");
    caller.interrupt();
    caller.join(LONG_MILLIS / 3);
    Expect.that(!caller.isAlive(), "it still waits");
    Expect.same(script.lastThrown(), thrown.get(), "failure");
    Expect.that(flag.get(), "the flag is not set");
    Expect.attempts(1, script);
  }

  private void interruptedBefore() {
    Script script =
        Script.of(
            attempt -> {
              Thread.currentThread().interrupt();
              return FixtureFailure.rateLimited(LONG_MILLIS);
            });
    Throwable thrown = Expect.thrown(() -> call(script));
    Expect.that(Thread.interrupted(), "the flag is not set");
    Expect.same(script.lastThrown(), thrown, "failure");
    Expect.attempts(1, script);
  }

  private void checked() {
    Script script = Script.alwaysFailing(CheckedFailure::new);
    Parameters parameters = door.make(Parameters.class, script);
    Throwable thrown =
        Expect.thrown(() -> door.call(Guard.RETRIES, () -> parameters.checked(script)));
    Expect.same(script.lastThrown(), thrown, "failure");
    Expect.attempts(RATE_LIMITED, script);
  }

  private void manyThreads() throws Throwable {
    Script[] scripts = new Script[8];
    Thread[] threads = new Thread[scripts.length];
    for (int i = 0; i < scripts.length; i++) {
      Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
      scripts[i] = script;
      threads[i] = new Thread(() -> Expect.thrown(() -> call(script)));
      threads[i].start();
    }
    for (int i = 0; i < scripts.length; i++) {
      threads[i].join();
      Expect.attempts(RATE_LIMITED, scripts[i]);
      Expect.history(scripts[i].lastThrown());
    }
  }
}
