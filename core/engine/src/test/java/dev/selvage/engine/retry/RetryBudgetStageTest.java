package dev.selvage.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Api;
import dev.selvage.engine.Door;
import dev.selvage.engine.Draws;
import dev.selvage.engine.Ending;
import dev.selvage.engine.Rig;
import dev.selvage.engine.budget.BudgetName;
import dev.selvage.engine.budget.RetryBudget.State;
import dev.selvage.engine.budget.RetryBudgetPolicy;
import dev.selvage.engine.budget.RetryBudgets;
import dev.selvage.engine.drive.StageDriver;
import dev.selvage.engine.event.CallEvent.BudgetEmptied;
import dev.selvage.engine.event.CallEvent.BudgetRefilled;
import dev.selvage.engine.event.CallEvent.RetryHeld;
import dev.selvage.engine.pipeline.AttemptHistory;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryBudgetStageTest {

  private static final Duration OUTAGE = Duration.ofSeconds(60);
  private static final BudgetName UNKNOWN = new BudgetName("unknown", null);
  private static final int CALLERS = 1_000;
  private static final int PAID = 500 / 14;

  private final Rig rig = new Rig().draws(Draws.seeded(5));
  private final RetryBudgets budgets = new RetryBudgets();

  private Pipeline pipeline(RetryPolicy.Builder... policies) {
    RetryStage retry =
        new RetryStage(List.of(policies).stream().map(RetryPolicy.Builder::build).toList());
    RetryBudgetPolicy numbers = RetryBudgetPolicy.builder().build();
    return rig.pipeline(
        retry, new RetryBudgetStage(retry, name -> budgets.get(name, numbers, rig.time())));
  }

  private State state(String name) {
    return budgets
        .get(new BudgetName(name, null), RetryBudgetPolicy.builder().build(), rig.time())
        .state();
  }

  private static RetryPolicy.Builder patient() {
    return RetryPolicy.builder(Trigger.SERVER_ERROR).maxAttempts(12);
  }

  /** An outage of a minute that begins with a thousand calls; what each attempt answers. */
  private final class Outage {
    private final List<Duration> attempts = new ArrayList<>();
    private final List<CompletableFuture<Object>> calls = new ArrayList<>();

    Outage(Pipeline pipeline) {
      for (int i = 0; i < CALLERS; i++) {
        calls.add(
            StageDriver.run(
                pipeline.newCall(null, GiveUps.count()),
                arguments -> {
                  attempts.add(rig.time().elapsed());
                  boolean down = rig.time().elapsed().compareTo(OUTAGE) < 0;
                  return rig.time()
                      .later(
                          Duration.ofMillis(200),
                          f -> {
                            if (down) {
                              f.completeExceptionally(Api.status(500));
                            } else {
                              f.complete("answer");
                            }
                          });
                }));
      }
      rig.time().runAll();
    }

    long during() {
      return attempts.stream().filter(at -> at.compareTo(OUTAGE) < 0).count();
    }

    long lost() {
      return calls.stream().filter(CompletableFuture::isCompletedExceptionally).count();
    }
  }

  @Test
  void aThousandCallersCostAnOutageWhatTheBudgetHasAndAProbeAtATimeAndNoneIsLost() {
    Outage with = new Outage(pipeline(patient()));

    long probesAtMost = OUTAGE.toSeconds() / 2; // the least backoff is two seconds
    assertThat(with.during()).isLessThanOrEqualTo(CALLERS + PAID + probesAtMost);
    assertThat(with.lost()).isZero();
    // While the held retries go, more are under way at times than a full budget pays for.
    assertThat(rig.events(BudgetRefilled.class))
        .hasSameSizeAs(rig.events(BudgetEmptied.class))
        .isNotEmpty();
    assertThat(state("unknown").available()).isEqualTo(500);
  }

  @Test
  void withoutABudgetTheSameOutageCostsSeveralTimesThat() {
    Outage without = new Outage(pipeline(patient().budget("none")));

    assertThat(without.during()).isGreaterThan(4L * CALLERS);
    assertThat(rig.events(RetryHeld.class)).isEmpty();
  }

  private void drain() {
    for (int i = 0; i < PAID; i++) {
      Door.BLOCKING.run(
          rig,
          pipeline(RetryPolicy.builder(Trigger.SERVER_ERROR).maxAttempts(2)),
          arguments -> {
            throw Api.status(500);
          });
    }
    assertThat(state("unknown").available()).isLessThan(14);
  }

  private Ending run(Door door, Pipeline pipeline, Throwable first) {
    int[] attempts = {0};
    return door.run(
        rig,
        pipeline,
        arguments -> {
          if (attempts[0]++ == 0) {
            throw first;
          }
          return "answer";
        });
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyBudgetHoldsARetryBehindTheProbeUntilMaxElapsedAndSaysSo(Door door) {
    drain();
    assertThat(budgets.get(UNKNOWN, RetryBudgetPolicy.builder().build(), rig.time()).take(OUTAGE))
        .isNotNull(); // another call's probe, under way
    Throwable failure = Api.status(500);

    Ending ending = run(door, pipeline(patient().maxElapsed(Duration.ofSeconds(30))), failure);

    assertThat(ending.thrown()).isSameAs(failure);
    AttemptHistory history = (AttemptHistory) failure.getSuppressed()[0];
    assertThat(history.reason())
        .isEqualTo("the retry budget of unknown stayed empty until maxElapsed (30s)");
    assertThat(history.attempts()).hasSize(1);
    assertThat(rig.events(RetryHeld.class)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aWaitThatIsCutShortWhileHeldTakesNothing(Door door) {
    drain();
    assertThat(budgets.get(UNKNOWN, RetryBudgetPolicy.builder().build(), rig.time()).take(OUTAGE))
        .isNotNull();
    State before = state("unknown");
    rig.time().cutShortAt(3); // the backoff, a question, and the next one

    Ending ending = run(door, pipeline(patient()), Api.status(500));

    assertThat(ending.thrown()).isNotNull();
    assertThat(state("unknown")).isEqualTo(before);
    boolean unused = Thread.interrupted();
  }

  @ParameterizedTest
  @EnumSource
  void aLoneCallIsTheProbeItselfAndNeverHeld(Door door) {
    drain();

    Ending ending = run(door, pipeline(patient()), Api.status(500));

    assertThat(ending.value()).isEqualTo("answer");
    assertThat(rig.events(RetryHeld.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void rateLimitsChargeNothingAndTheirSuccessGivesOne(Door door) {
    Pipeline pipeline = pipeline(RetryPolicy.builder(Trigger.RATE_LIMIT), patient());
    assertThat(run(door, pipeline, Api.status(429)).value()).isEqualTo("answer");
    assertThat(state("unknown").available()).isEqualTo(500);
    door.run(
        rig,
        pipeline(RetryPolicy.builder(Trigger.SERVER_ERROR).maxAttempts(2)),
        arguments -> {
          throw Api.status(500);
        });
    assertThat(state("unknown").available()).isEqualTo(486);

    run(door, pipeline, Api.status(429));

    assertThat(state("unknown").available()).isEqualTo(487);
  }

  @Test
  void budgetsAreSharedByNameAndOffByNone() {
    run(Door.BLOCKING, pipeline(patient().budget("none")), Api.status(500));
    assertThat(rig.events(BudgetEmptied.class)).isEmpty();
    Door.BLOCKING.run(
        rig,
        pipeline(RetryPolicy.builder(Trigger.SERVER_ERROR).maxAttempts(2).budget("batch")),
        arguments -> {
          throw Api.status(500);
        });
    assertThat(state("batch").available()).isEqualTo(486);
    assertThat(state("unknown").available()).isEqualTo(500);
  }

  @Test
  void aProviderThatAnswersIsNotInTrouble() {
    int[] attempts = {0};
    Door.BLOCKING.run(
        rig,
        pipeline(patient()),
        arguments -> {
          throw Api.status(attempts[0]++ == 0 ? 500 : 400);
        });
    assertThat(state("unknown").available()).isEqualTo(500);
  }
}
