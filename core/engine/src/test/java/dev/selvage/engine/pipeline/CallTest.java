package dev.selvage.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Api;
import dev.selvage.engine.Door;
import dev.selvage.engine.Ending;
import dev.selvage.engine.FakeTime;
import dev.selvage.engine.Rig;
import dev.selvage.engine.drive.BlockingDriver.Body;
import dev.selvage.engine.event.CallEvent.AttemptFailed;
import dev.selvage.engine.event.CallEvent.CallRecovered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The walk through the stages, the same through every door. */
class CallTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Rig rig = new Rig();
  private final List<String> told = new ArrayList<>();
  private final Body succeeds =
      arguments -> {
        told.add("body " + arguments[0]);
        return "answer";
      };

  private Probe probe(String name) {
    return new Probe(name, told);
  }

  private static Body failing(Throwable... thrown) {
    List<Throwable> left = new ArrayList<>(List.of(thrown));
    return arguments -> {
      if (left.isEmpty()) {
        return "answer";
      }
      throw left.remove(0);
    };
  }

  private Ending run(Door door, Body body, Stage... stages) {
    return door.run(rig, rig.pipeline(stages), body);
  }

  private static Object[] arguments(Object... arguments) {
    return arguments;
  }

  @ParameterizedTest
  @EnumSource
  void asksInwardsBeforeAnAttemptAndOutwardsAfterIt(Door door) {
    Ending ending = run(door, succeeds, probe("outer"), probe("inner"));

    assertThat(ending.value()).isEqualTo("answer");
    assertThat(told)
        .containsExactly(
            "before outer 1", "before inner 1", "body as called", "after inner 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void asksAfterAFailedAttemptToo(Door door) {
    RuntimeException thrown = new RuntimeException();

    Ending ending = run(door, failing(thrown), probe("outer"), probe("inner"));

    assertThat(ending.thrown()).isSameAs(thrown);
    assertThat(told)
        .containsExactly("before outer 1", "before inner 1", "after inner 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void givesTheCallerErrorsAndCheckedExceptionsAsTheyAre(Door door) {
    for (Throwable thrown : List.of(new StackOverflowError(), new Exception(), new Throwable())) {
      assertThat(run(door, failing(thrown), probe("stage")).thrown()).isSameAs(thrown);
    }
  }

  @ParameterizedTest
  @EnumSource
  void passesNullThrough(Door door) {
    Ending ending = run(door, arguments -> null, probe("stage"));

    assertThat(ending.value()).isNull();
    assertThat(ending.thrown()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void waitsThenAsksTheSameStageAgain(Door door) {
    Probe inner = probe("inner").before(new Verdict.Wait(SECOND), new Verdict.Wait(SECOND));

    Ending ending = run(door, succeeds, probe("outer"), inner);

    assertThat(ending.value()).isEqualTo("answer");
    assertThat(rig.time().waits()).containsExactly(SECOND, SECOND);
    assertThat(told)
        .containsExactly(
            "before outer 1",
            "before inner 1",
            "before inner 1",
            "before inner 1",
            "body as called",
            "after inner 1",
            "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void awaitsThenAsksTheSameStageAgainHoweverThatEnded(Door door) {
    FakeTime time = rig.time();
    Probe inner =
        probe("inner")
            .before(call -> new Verdict.Await(time.later(SECOND, f -> f.complete(1))))
            .before(
                call ->
                    new Verdict.Await(
                        time.later(SECOND, f -> f.completeExceptionally(new Exception()))))
            .before(call -> new Verdict.Await(time.later(SECOND, f -> f.cancel(true))));

    Ending ending = run(door, succeeds, probe("outer"), inner);

    assertThat(ending.value()).isEqualTo("answer");
    assertThat(time.elapsed()).isEqualTo(SECOND.multipliedBy(3));
    assertThat(told).filteredOn("before inner 1"::equals).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void completesBeforeTheBodyRuns(Door door) {
    Probe middle = probe("middle").before(new Verdict.Complete("cached"));

    Ending ending = run(door, succeeds, probe("outer"), middle, probe("inner"));

    assertThat(ending.value()).isEqualTo("cached");
    assertThat(told).containsExactly("before outer 1", "before middle 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void failsBeforeTheBodyRuns(Door door) {
    RuntimeException thrown = new RuntimeException();
    Probe middle = probe("middle").before(new Verdict.Fail(thrown));

    Ending ending = run(door, succeeds, probe("outer"), middle, probe("inner"));

    assertThat(ending.thrown()).isSameAs(thrown);
    assertThat(told).containsExactly("before outer 1", "before middle 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void completesInPlaceOfAFailure(Door door) {
    List<Outcome> seen = new ArrayList<>();
    Probe outer = probe("outer").after(noting(seen));
    Probe inner = probe("inner").after(new Verdict.Complete("instead"));

    Ending ending = run(door, failing(Api.status(500)), outer, inner);

    assertThat(ending.value()).isEqualTo("instead");
    assertThat(seen).containsExactly(new Outcome.Returned("instead", null));
    assertThat(rig.events(CallRecovered.class)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void failsInPlaceOfASuccess(Door door) {
    RuntimeException thrown = new RuntimeException();
    Probe inner = probe("inner").after(new Verdict.Fail(thrown));

    assertThat(run(door, succeeds, probe("outer"), inner).thrown()).isSameAs(thrown);
    assertThat(told).endsWith("after inner 1", "after outer 1");
  }

  private static java.util.function.BiFunction<Call, Outcome, Verdict> noting(List<Outcome> seen) {
    return (call, outcome) -> {
      seen.add(outcome);
      return Verdict.proceed();
    };
  }

  @ParameterizedTest
  @EnumSource
  void runsAgainWhatIsInsideAndNumbersAttemptsOn(Door door) {
    Probe middle = probe("middle").after(Verdict.runAgain(SECOND), Verdict.runAgain(Duration.ZERO));

    Ending ending = run(door, succeeds, probe("outer"), middle, probe("inner"));

    assertThat(ending.value()).isEqualTo("answer");
    assertThat(rig.time().waits()).containsExactly(SECOND);
    assertThat(told)
        .containsExactly(
            "before outer 1",
            "before middle 1",
            "before inner 1",
            "body as called",
            "after inner 1",
            "after middle 1",
            "before inner 2",
            "body as called",
            "after inner 2",
            "after middle 2",
            "before inner 3",
            "body as called",
            "after inner 3",
            "after middle 3",
            "after outer 3");
  }

  @ParameterizedTest
  @EnumSource
  void resetsTheStateOfStagesInsideAlone(Door door) {
    List<Object> seen = new ArrayList<>();
    Probe[] stages = {probe("outer"), probe("middle"), probe("inner")};
    for (Probe stage : stages) {
      stage
          .before(remembering(stage, seen))
          .before(remembering(stage, seen))
          .before(remembering(stage, seen));
    }
    stages[1].after(
        (call, outcome) -> {
          for (Probe stage : stages) {
            call.state(stage, stage);
          }
          return Verdict.runAgain(Duration.ZERO);
        });
    stages[1].after(
        (call, outcome) -> {
          for (Probe stage : stages) {
            seen.add(call.state(stage));
          }
          return Verdict.proceed();
        });

    run(door, succeeds, stages);

    assertThat(seen).containsExactly(null, null, null, null, stages[0], stages[1], null);
  }

  private static java.util.function.Function<Call, Verdict> remembering(
      Stage stage, List<Object> seen) {
    return call -> {
      seen.add(call.state(stage));
      return Verdict.proceed();
    };
  }

  @ParameterizedTest
  @EnumSource
  void runsAgainWithOtherArguments(Door door) {
    Object[] called = arguments("as called");
    List<Object[]> originals = new ArrayList<>();
    Probe stage =
        probe("stage")
            .after(new Verdict.RunAgain(SECOND, arguments("changed")))
            .after(Verdict.runAgain(SECOND))
            .after(
                (call, outcome) -> {
                  originals.add(call.originalArguments());
                  return new Verdict.RunAgain(SECOND, call.originalArguments());
                });

    door.run(rig, rig.pipeline(stage), called, succeeds);

    assertThat(told)
        .filteredOn(line -> line.startsWith("body"))
        .containsExactly("body as called", "body changed", "body changed", "body as called");
    assertThat(originals).hasSize(1).first().isSameAs(called);
    assertThat(called).containsExactly("as called");
  }

  @ParameterizedTest
  @EnumSource
  void changesArgumentsFromAStageInwards(Door door) {
    Probe changing = probe("changing").before(new Verdict.Proceed(arguments("changed")));

    run(door, succeeds, probe("outer"), changing, probe("inner"));

    assertThat(told).contains("body changed");
  }

  @ParameterizedTest
  @EnumSource
  void restoresTheArgumentsThatAStageInsideChangedBeforeItRunsAgain(Door door) {
    Probe retrying = probe("retrying").after(Verdict.runAgain(SECOND), Verdict.runAgain(SECOND));
    Probe halving = probe("halving");
    for (int i = 0; i < 3; i++) {
      halving.before(call -> new Verdict.Proceed(arguments("half of " + call.arguments()[0])));
    }

    run(door, succeeds, retrying, halving);

    assertThat(told)
        .filteredOn(line -> line.startsWith("body"))
        .containsOnly("body half of as called")
        .hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void checksAChangedRequestAgainBeforeItIsSent(Door door) {
    Probe checking = probe("checking").checkingRequests();
    Probe stage = probe("stage").after(new Verdict.RunAgain(SECOND, arguments("changed")));

    run(door, succeeds, checking, stage);

    assertThat(told)
        .containsExactly(
            "before checking 1",
            "before stage 1",
            "body as called",
            "after stage 1",
            "before checking 2",
            "body changed",
            "after stage 2",
            "after checking 2");
  }

  @ParameterizedTest
  @EnumSource
  void checksARequestAgainThatAStageChangesOnItsWayIn(Door door) {
    RuntimeException invalid = new RuntimeException();
    Probe checking =
        probe("checking")
            .checkingRequests()
            .before(Verdict.proceed())
            .before(new Verdict.Fail(invalid));
    Probe changing = probe("changing").before(new Verdict.Proceed(arguments("changed")));

    Ending ending = run(door, succeeds, checking, changing, probe("inner"));

    assertThat(ending.thrown()).isSameAs(invalid);
    assertThat(told)
        .containsExactly(
            "before checking 1",
            "before changing 1",
            "before checking 1",
            "after changing 1",
            "after checking 1");
  }

  @ParameterizedTest
  @EnumSource
  void neverSendsAChangedRequestThatIsInvalid(Door door) {
    RuntimeException invalid = new RuntimeException();
    Probe checking =
        probe("checking")
            .checkingRequests()
            .before(Verdict.proceed())
            .before(new Verdict.Fail(invalid));
    Probe stage = probe("stage").after(new Verdict.RunAgain(SECOND, arguments("changed")));

    Ending ending = run(door, failing(Api.status(429)), checking, stage, probe("inner"));

    assertThat(ending.thrown()).isSameAs(invalid);
    assertThat(rig.time().waits()).isEmpty();
    assertThat(told)
        .containsExactly(
            "before checking 1",
            "before stage 1",
            "before inner 1",
            "after inner 1",
            "after stage 1",
            "before checking 2",
            "after checking 2");
  }

  @ParameterizedTest
  @EnumSource
  void givesBackOutsideAStageThatThrowsBefore(Door door) {
    RuntimeException bug = new RuntimeException("bug");
    Probe broken =
        probe("broken")
            .before(
                call -> {
                  throw bug;
                });

    Ending ending = run(door, succeeds, probe("outer"), broken, probe("inner"));

    assertThat(ending.thrown()).isSameAs(bug);
    assertThat(told).containsExactly("before outer 1", "before broken 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheOutcomeWhereAStageThrowsAfter(Door door) {
    RuntimeException own = Api.status(400);
    Probe broken =
        probe("broken")
            .after(
                (call, outcome) -> {
                  throw new IllegalStateException("bug");
                })
            .after(
                (call, outcome) -> {
                  throw new IllegalStateException("bug");
                });

    Ending failed = run(door, failing(own), probe("outer"), broken, probe("inner"));
    Ending succeeded = run(door, succeeds, broken);

    assertThat(failed.thrown()).isSameAs(own);
    assertThat(succeeded.value()).isEqualTo("answer");
    assertThat(told).contains("after inner 1", "after broken 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void namesTheStageThatBreaksTheContractBefore(Door door) {
    Probe broken = probe("broken").before(Verdict.runAgain(SECOND));

    Ending ending = run(door, succeeds, probe("outer"), broken);

    assertThat(ending.thrown())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The stage dev.selvage.engine.pipeline.Probe answered RunAgain[delay=PT1S,"
                + " arguments=null] to before(), where that is not allowed");
    assertThat(told).containsExactly("before outer 1", "before broken 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void namesTheStageThatBreaksTheContractAfter(Door door) {
    Probe broken = probe("broken").after(new Verdict.Wait(SECOND));

    Ending ending = run(door, succeeds, probe("outer"), broken);

    assertThat(ending.thrown())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The stage dev.selvage.engine.pipeline.Probe answered Wait[delay=PT1S] to after(),"
                + " where that is not allowed");
    assertThat(told).endsWith("after broken 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void aWaitCutShortGivesTheLastFailureAndGivesBack(Door door) {
    RuntimeException last = Api.status(429);
    Probe stage = probe("stage").after(Verdict.runAgain(SECOND), Verdict.runAgain(SECOND));
    rig.time().cutShortAt(2);

    Ending ending =
        run(door, failing(Api.status(429), last), probe("outer"), stage, probe("inner"));

    assertThat(rig.time().elapsed()).isEqualTo(SECOND);
    assertThat(told).endsWith("after inner 2", "after stage 2", "after outer 2");
    if (door.blocks()) {
      assertThat(ending.thrown()).isSameAs(last);
      assertThat(ending.interrupted()).isTrue();
      assertThat(last.getSuppressed()[0])
          .hasMessageContaining("the wait before attempt 3 was interrupted");
    } else {
      assertThat(ending.thrown()).isInstanceOf(CancellationException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWaitCutShortBeforeAnyAttemptSaysThatNothingWasSent(Door door) {
    Probe stage = probe("stage").before(new Verdict.Wait(SECOND));
    rig.time().cutShortAt(1);

    Ending ending = run(door, succeeds, probe("outer"), stage, probe("inner"));

    assertThat(told).containsExactly("before outer 1", "before stage 1", "after outer 1");
    if (door.blocks()) {
      assertThat(ending.thrown())
          .isInstanceOf(WaitInterruptedException.class)
          .hasMessage(
              "com.acme.Chat.ask was interrupted while it waited for its first attempt; nothing"
                  + " was sent");
      assertThat(ending.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAwaitCutShortEndsTheCallAtOnce(Door door) {
    Probe stage =
        probe("stage")
            .before(call -> new Verdict.Await(rig.time().later(SECOND, f -> f.complete(1))));
    rig.time().cutShortAt(1);

    run(door, succeeds, probe("outer"), stage, probe("inner"));

    assertThat(told).containsExactly("before outer 1", "before stage 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void aWaitCutShortGivesBackTheFailureThatAStagePutInPlace(Door door) {
    RuntimeException instead = new RuntimeException();
    Probe outer = probe("outer").after(Verdict.runAgain(SECOND));
    Probe inner = probe("inner").after(new Verdict.Fail(instead));
    rig.time().cutShortAt(1);

    Ending ending = run(door, succeeds, outer, inner);

    if (door.blocks()) {
      assertThat(ending.thrown()).isSameAs(instead);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingRunsAgainOnceCutShort(Door door) {
    Probe outer = probe("outer").after(Verdict.runAgain(SECOND), Verdict.runAgain(SECOND));
    Probe inner = probe("inner").after(Verdict.runAgain(SECOND), Verdict.runAgain(SECOND));
    rig.time().cutShortAt(1);

    run(door, failing(Api.status(500)), outer, inner);

    assertThat(told)
        .containsExactly("before outer 1", "before inner 1", "after inner 1", "after outer 1");
  }

  @ParameterizedTest
  @EnumSource
  void readsAReturnedResponseThatSaysFailure(Door door) {
    Api.Response failed = Api.response(503);
    Api.Response fine = Api.response(200);
    List<Api.Response> left = new ArrayList<>(List.of(failed, fine));
    Probe stage = probe("stage").after(Verdict.runAgain(SECOND));

    Ending ending = run(door, arguments -> left.remove(0), stage);

    assertThat(ending.value()).isSameAs(fine);
    assertThat(failed.discarded()).isEqualTo(1);
    assertThat(fine.discarded()).isZero();
    assertThat(rig.events(AttemptFailed.class)).hasSize(1);
    assertThat(rig.events(CallRecovered.class)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void givesTheLastResponseUndiscardedWhereTheWaitIsCutShort(Door door) {
    Api.Response failed = Api.response(503);
    Probe stage = probe("stage").after(Verdict.runAgain(SECOND));
    rig.time().cutShortAt(1);

    Ending ending = run(door, arguments -> failed, stage);

    assertThat(failed.discarded()).isZero();
    if (door.blocks()) {
      assertThat(ending.value()).isSameAs(failed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void discardsAResponseOnceWhereAStageFailsTheNextAttempt(Door door) {
    Api.Response failed = Api.response(503);
    Probe outer = probe("outer").after(Verdict.runAgain(SECOND));
    Probe inner =
        probe("inner")
            .before(Verdict.proceed())
            .before(new Verdict.Wait(SECOND))
            .before(new Verdict.Fail(new RuntimeException()));

    run(door, arguments -> failed, outer, inner);

    assertThat(failed.discarded()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void numbersAttemptsThatSucceededToo(Door door) {
    Probe stage =
        probe("stage")
            .after(Verdict.runAgain(SECOND), Verdict.runAgain(SECOND), Verdict.runAgain(SECOND));
    rig.time().cutShortAt(3);

    run(door, succeeds, probe("outer"), stage);

    assertThat(told).endsWith("body as called", "after stage 3", "after outer 3");
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheOrderOfStagesWhateverTheOrderOfTheirMaking(Door door) {
    List<StageOrder> order = new ArrayList<>();
    Stage[] stages = new Stage[StageOrder.values().length];
    for (StageOrder at : StageOrder.values()) {
      stages[stages.length - 1 - at.ordinal()] = new Placed(at, order);
    }

    run(door, succeeds, stages);

    assertThat(order).containsExactly(StageOrder.values());
  }

  private record Placed(StageOrder order, List<StageOrder> told) implements Stage {
    @Override
    public Verdict before(Call call) {
      told.add(order);
      return Verdict.proceed();
    }
  }
}
