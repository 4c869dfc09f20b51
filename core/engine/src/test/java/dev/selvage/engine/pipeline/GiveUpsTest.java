package dev.selvage.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.Api;
import dev.selvage.engine.Door;
import dev.selvage.engine.Ending;
import dev.selvage.engine.Rig;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.drive.BlockingDriver.Body;
import dev.selvage.engine.event.CallEvent.AttemptFailed;
import dev.selvage.engine.event.CallEvent.CallFailed;
import dev.selvage.engine.retry.Backoff;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.retry.RetryStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The innermost retry acts; none further out multiplies its attempts. */
class GiveUpsTest {

  private final Rig rig = new Rig();
  private int bodies;

  private Pipeline retrying(String method, int attempts, Trigger... triggers) {
    return rig.named(
        method,
        new RetryStage(
            Arrays.stream(triggers)
                .map(trigger -> RetryPolicy.builder(trigger).maxAttempts(attempts).build())
                .toList()));
  }

  private Body throwing(Supplier<? extends Throwable> thrown) {
    return arguments -> {
      bodies++;
      throw thrown.get();
    };
  }

  /** A body that calls a guarded method through the same door. */
  private Body calling(Door door, Pipeline inner, Body body) {
    return arguments -> {
      Ending ending = door.run(rig, inner, body);
      if (ending.thrown() != null) {
        throw ending.thrown();
      }
      return ending.value();
    };
  }

  @ParameterizedTest
  @EnumSource
  void doesNotMultiplyTheSameKind(Door door) {
    Pipeline inner = retrying("inner", 3, Trigger.RATE_LIMIT);
    Pipeline outer = retrying("outer", 6, Trigger.RATE_LIMIT);

    door.run(rig, outer, calling(door, inner, throwing(() -> Api.status(429))));

    assertThat(bodies).isEqualTo(3);
    assertThat(rig.events(AttemptFailed.class)).extracting("method").containsOnly("inner");
  }

  @ParameterizedTest
  @EnumSource
  void stillRetriesAnotherKindFurtherOut(Door door) {
    Pipeline inner = retrying("inner", 3, Trigger.RATE_LIMIT);
    Pipeline outer = retrying("outer", 4, Trigger.SERVER_ERROR);

    door.run(rig, outer, calling(door, inner, throwing(() -> Api.status(500))));

    assertThat(bodies).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotMultiplyThroughRecursion(Door door) {
    Pipeline method = retrying("method", 3, Trigger.RATE_LIMIT);
    Body twoDeep = calling(door, method, calling(door, method, throwing(() -> Api.status(429))));

    door.run(rig, method, twoDeep);

    assertThat(bodies).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void aMethodOfTheSameNameFurtherOutKeepsTheMark(Door door) {
    List<Throwable> left = new ArrayList<>(List.of(Api.status(500)));
    Pipeline inner = retrying("method", 2, Trigger.RATE_LIMIT);
    Pipeline middle = retrying("method", 3, Trigger.SERVER_ERROR);
    Pipeline outer = retrying("outer", 5, Trigger.RATE_LIMIT);
    Body middleBody =
        arguments -> {
          if (!left.isEmpty()) {
            throw left.remove(0);
          }
          return calling(door, inner, throwing(() -> Api.status(429))).run(arguments);
        };

    door.run(rig, outer, calling(door, middle, middleBody));

    assertThat(bodies).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void findsTheMarkThroughCauses(Door door) {
    Pipeline inner = retrying("inner", 2, Trigger.RATE_LIMIT);
    Pipeline outer = retrying("outer", 6, Trigger.RATE_LIMIT);
    Body wrapping =
        arguments -> {
          try {
            return calling(door, inner, throwing(() -> Api.status(429))).run(arguments);
          } catch (Api.ApiException e) {
            throw new IllegalStateException("wrapped", e);
          }
        };

    Ending ending = door.run(rig, outer, wrapping);

    assertThat(bodies).isEqualTo(2);
    assertThat(ending.thrown()).hasMessage("wrapped");
  }

  @ParameterizedTest
  @EnumSource(names = {"STAGE", "STAGE_LATER", "WOVEN_ASYNC", "PROCEED_ASYNC"})
  void keepsTheMarkWhereACallerUnwrapsTheFuture(Door door) {
    Pipeline inner = retrying("inner", 2, Trigger.RATE_LIMIT);
    Pipeline outer = retrying("outer", 6, Trigger.RATE_LIMIT);

    Door.BLOCKING.run(
        rig,
        outer,
        arguments -> {
          CompletableFuture<Object> failed = new CompletableFuture<>();
          failed.completeExceptionally(
              door.run(rig, inner, throwing(() -> Api.status(429))).thrown());
          try {
            return failed.thenApply(value -> value).get();
          } catch (ExecutionException e) {
            throw e.getCause();
          }
        });

    assertThat(bodies).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotMultiplyWhereSuppressionIsDisabled(Door door) {
    Pipeline inner = retrying("inner", 3, Trigger.RATE_LIMIT);
    Pipeline outer = retrying("outer", 6, Trigger.RATE_LIMIT);

    door.run(rig, outer, calling(door, inner, throwing(() -> Api.unsuppressible(429))));

    assertThat(bodies).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotMultiplyReturnedResponses(Door door) {
    Pipeline inner = retrying("inner", 3, Trigger.SERVER_ERROR);
    Pipeline outer = retrying("outer", 6, Trigger.SERVER_ERROR);
    Body responding =
        arguments -> {
          bodies++;
          return Api.response(503);
        };

    Ending ending = door.run(rig, outer, calling(door, inner, responding));

    assertThat(bodies).isEqualTo(3);
    assertThat(((Api.Response) ending.value()).discarded()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionObjectThrownAgainLaterIsRetriedAgain(Door door) {
    for (Throwable constant : List.of(Api.status(429), Api.unsuppressible(429))) {
      bodies = 0;
      Pipeline method = retrying("method", 3, Trigger.RATE_LIMIT);

      door.run(rig, method, throwing(() -> constant));
      door.run(rig, method, throwing(() -> constant));

      assertThat(bodies).isEqualTo(6);
    }
  }

  @Test
  void anInterruptInsideIsNotRepairedFurtherOut() {
    Pipeline inner = retrying("inner", 3, Trigger.RATE_LIMIT);
    Pipeline outer =
        rig.named(
            "outer",
            new RetryStage(
                List.of(
                    RetryPolicy.builder(Trigger.RATE_LIMIT)
                        .backoff(Backoff.fixed(Duration.ZERO))
                        .build())));
    rig.time().cutShortAt(1);

    Door.BLOCKING.run(
        rig,
        outer,
        arguments ->
            BlockingDriver.run(
                inner.newCall(null, GiveUps.count()), throwing(() -> Api.status(429))));

    assertThat(bodies).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void tellsEachFailureOnceHoweverDeepItIsNested(Door door) {
    Pipeline inner = retrying("inner", 2, Trigger.RATE_LIMIT);
    Pipeline middle = retrying("middle", 2, Trigger.RATE_LIMIT);
    Pipeline outer = retrying("outer", 2, Trigger.RATE_LIMIT);

    Ending ending =
        door.run(
            rig,
            outer,
            calling(door, middle, calling(door, inner, throwing(() -> Api.status(429)))));

    assertThat(rig.events(AttemptFailed.class)).hasSize(2);
    assertThat(rig.events(CallFailed.class)).hasSize(1);
    assertThat(ending.thrown().getSuppressed()).hasSize(1);
  }

  @Test
  void oneExceptionObjectDoesNotGrowHoweverOftenItIsThrown() {
    Throwable constant = Api.status(429);
    Pipeline method = retrying("method", 2, Trigger.RATE_LIMIT);

    for (int i = 0; i < 10_000; i++) {
      Door.BLOCKING.run(rig, method, throwing(() -> constant));
    }

    assertThat(bodies).isEqualTo(20_000);
    assertThat(constant.getSuppressed()).hasSize(1);
    assertThat(((AttemptHistory) constant.getSuppressed()[0]).attempts()).hasSize(2);
  }

  @Test
  void marksWhatWasNotRetriedWithoutKeepingOthersFromIt() {
    Throwable thrown = Api.status(400);
    long before = GiveUps.count();

    Door.BLOCKING.run(rig, retrying("method", 3, Trigger.RATE_LIMIT), throwing(() -> thrown));

    assertThat(GiveUps.historySince(before, thrown)).isPresent();
    assertThat(GiveUps.since(before, thrown)).isEmpty();
    assertThat(GiveUps.historySince(GiveUps.count(), thrown)).isEmpty();
  }

  @Test
  void saysWhichKindsWereGivenUp() {
    Throwable thrown = Api.status(429);
    long before = GiveUps.count();

    Door.BLOCKING.run(rig, retrying("method", 1, Trigger.RATE_LIMIT), throwing(() -> thrown));

    assertThat(GiveUps.since(before, thrown))
        .containsExactlyInAnyOrder(
            Kind.RATE_LIMITED,
            Kind.RATE_LIMITED_REQUESTS,
            Kind.RATE_LIMITED_TOKENS,
            Kind.RATE_LIMITED_DAY,
            Kind.SLOW_DOWN);
  }

  @Test
  void survivesALoopOfCauses() {
    Exception one = new Exception();
    Exception other = new Exception(one);
    one.initCause(other);

    assertThat(GiveUps.since(0, one)).isEmpty();
  }
}
