package dev.selvage.laws;

import static dev.selvage.fixture.Values.BUDGET;
import static dev.selvage.fixture.Values.RATE_LIMITED;

import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.fixture.AsyncScript;
import dev.selvage.fixture.Budgeted;
import dev.selvage.fixture.FixtureFailure;
import dev.selvage.fixture.Script;
import dev.selvage.laws.door.Door;
import dev.selvage.laws.door.Guard;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What retries may cost a provider in trouble. The budget pays for one retry. */
final class BudgetLaws {

  /** Hundreds of times the delay of a retry that is not held. */
  private static final long WHILE_MILLIS = 50;

  private final Door door;
  private final Budgeted fixture;

  private BudgetLaws(Door door) {
    this.door = door;
    this.fixture = door.make(Budgeted.class);
  }

  static Stream<Law> of(Door door) {
    BudgetLaws laws = new BudgetLaws(door);
    return Stream.of(
        Law.of("an empty budget holds retries behind one probe", laws::held),
        Law.of("an empty budget holds asynchronous retries behind one probe", laws::heldLater),
        Law.of("an empty budget holds no first attempt", laws::firstAttempts),
        Law.of("rate limits charge no budget", laws::rateLimits));
  }

  /** Has a retry empty the budget, and keeps the probe that follows under way meanwhile. */
  private void whileEmpty(Law.Check check) throws Throwable {
    CountDownLatch probed = new CountDownLatch(1);
    CountDownLatch checked = new CountDownLatch(1);
    Script script =
        Script.of(
            attempt -> {
              if (attempt == 3) {
                probed.countDown();
                Await.latch(checked);
              }
              return attempt < 3 ? FixtureFailure.serverError() : null;
            });
    try (SelvageBinding binding = small()) {
      CompletableFuture<Object> probe = start(script);
      Await.latch(probed);
      try {
        check.hold();
      } finally {
        checked.countDown();
        Await.result(probe);
      }
    }
  }

  private void held() throws Throwable {
    Script script = Script.failing(FixtureFailure.serverError());
    CompletableFuture<?>[] call = {null};
    whileEmpty(
        () -> {
          call[0] = start(script);
          Await.until(() -> script.attempts() == 1, "the first attempt");
          Thread.sleep(WHILE_MILLIS);
          Expect.attempts(1, script);
        });
    Await.result(call[0]);
    Expect.attempts(2, script);
  }

  private void heldLater() throws Throwable {
    Script script = Script.failing(FixtureFailure.serverError());
    AsyncScript async = new AsyncScript(AsyncScript.When.LATER, script);
    CompletionStage<?>[] call = {null};
    whileEmpty(
        () -> {
          call[0] = door.callAsync(Guard.BUDGET, () -> fixture.later(async));
          Await.until(() -> script.attempts() == 1, "the first attempt");
          Thread.sleep(WHILE_MILLIS);
          Expect.attempts(1, script);
        });
    Await.result(call[0]);
    Expect.attempts(2, script);
  }

  private void firstAttempts() throws Throwable {
    Script script = Script.failing();
    whileEmpty(() -> call(script));
    Expect.attempts(1, script);
  }

  private void rateLimits() throws Throwable {
    Script script = Script.alwaysFailing(FixtureFailure::rateLimited);
    try (SelvageBinding binding = small()) {
      Expect.thrown(() -> call(script));
    }
    Expect.attempts(RATE_LIMITED, script);
    Expect.that(
        Selvage.retryBudgets().stream()
            .filter(budget -> budget.name().equals(BUDGET))
            .allMatch(budget -> budget.available() == budget.capacity()),
        Selvage.retryBudgets().toString());
  }

  private CompletableFuture<Object> start(Script script) {
    CompletableFuture<Object> result = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                result.complete(call(script));
              } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
              }
            });
    caller.start();
    return result;
  }

  private Object call(Script script) throws Throwable {
    return door.call(Guard.BUDGET, () -> fixture.ask(script));
  }

  private static SelvageBinding small() {
    return SelvageBinding.builder(BudgetLaws.class)
        .withoutPolicies()
        .policies(policies -> policies.retryBudget(BUDGET).capacity(1).retryCost(1))
        .install();
  }
}
