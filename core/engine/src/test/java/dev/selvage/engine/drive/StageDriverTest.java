package dev.selvage.engine.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.engine.Api;
import dev.selvage.engine.Rig;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.Outcome;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.retry.Backoff;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.retry.RetryStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class StageDriverTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Rig rig = new Rig();
  private final Permit permit = new Permit();
  private final List<CompletableFuture<Object>> started = new ArrayList<>();

  /** Holds one permit while an attempt runs. */
  private static final class Permit implements Stage {
    int held;

    @Override
    public StageOrder order() {
      return StageOrder.QUOTA;
    }

    @Override
    public Verdict before(Call call) {
      held++;
      return Verdict.proceed();
    }

    @Override
    public Verdict after(Call call, Outcome outcome) {
      held--;
      return Verdict.proceed();
    }
  }

  private static RetryStage retry(Duration delay, int attempts) {
    return new RetryStage(
        List.of(
            RetryPolicy.builder(Trigger.RATE_LIMIT)
                .backoff(Backoff.fixed(delay))
                .maxAttempts(attempts)
                .build()));
  }

  private CompletableFuture<Object> start(Stage... stages) {
    Pipeline pipeline = rig.pipeline(stages);
    return StageDriver.run(
        pipeline.newCall(null, GiveUps.count()),
        arguments -> {
          CompletableFuture<Object> attempt = new CompletableFuture<>();
          started.add(attempt);
          return attempt;
        });
  }

  private CompletableFuture<Object> start() {
    return start(retry(SECOND, 3), permit);
  }

  private static Throwable thrownBy(CompletableFuture<?> result) {
    assertThat(result).isDone();
    return catchThrowable(result::join);
  }

  @Test
  void endsAsItsLastAttemptDoes() {
    CompletableFuture<Object> result = start();
    assertThat(permit.held).isEqualTo(1);

    started.get(0).completeExceptionally(Api.status(429));
    assertThat(permit.held).isZero();
    rig.time().runNext();
    started.get(1).complete("answer");

    assertThat(result).isCompletedWithValue("answer");
    assertThat(rig.time().waits()).containsExactly(SECOND);
    assertThat(permit.held).isZero();
  }

  @Test
  void failsWithTheVeryFailureOfItsLastAttempt() {
    CompletableFuture<Object> result = start();
    Throwable failure = Api.status(400);

    started.get(0).completeExceptionally(failure);

    assertThatThrownBy(result::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(failure);
    List<Throwable> seen = new ArrayList<>();
    result.whenComplete((value, thrown) -> seen.add(thrown));
    assertThat(seen).containsExactly(failure);
  }

  @Test
  void keepsTheWrappingThatTheAttemptsFutureHad() {
    Throwable wrapped = new CompletionException(Api.status(400));

    CompletableFuture<Object> result =
        StageDriver.run(
            rig.pipeline().newCall(null, GiveUps.count()),
            arguments -> CompletableFuture.failedFuture(wrapped));

    assertThatThrownBy(result::join).isSameAs(wrapped);
  }

  @Test
  void takesAThrowAndANullForWhatTheyAre() {
    CompletableFuture<Object> threw =
        StageDriver.run(
            rig.pipeline().newCall(null, GiveUps.count()),
            arguments -> {
              throw new TimeoutException();
            });
    CompletableFuture<Object> returnedNull =
        StageDriver.run(rig.pipeline().newCall(null, GiveUps.count()), arguments -> null);

    assertThat(thrownBy(threw)).hasCauseInstanceOf(TimeoutException.class);
    assertThat(returnedNull).isCompletedWithValue(null);
  }

  @Test
  void cancellingEndsTheWait() {
    CompletableFuture<Object> result = start();
    started.get(0).completeExceptionally(Api.status(429));
    assertThat(rig.time().taskCount()).isEqualTo(1);

    result.cancel(true);

    assertThat(rig.time().taskCount()).isZero();
    assertThat(started).hasSize(1);
    assertThat(permit.held).isZero();
  }

  @Test
  void cancellingCancelsTheAttemptUnderWay() {
    CompletableFuture<Object> result = start();

    result.cancel(true);

    assertThat(started.get(0)).isCancelled();
    assertThat(permit.held).isZero();
    assertThat(rig.time().taskCount()).isZero();
  }

  @Test
  void aTimeoutOnTheResultEndsTheCallToo() {
    CompletableFuture<Object> running = start();
    running.completeExceptionally(new TimeoutException());
    assertThat(started.get(0)).isCancelled();

    CompletableFuture<Object> waiting = start();
    started.get(1).completeExceptionally(Api.status(429));
    waiting.completeExceptionally(new TimeoutException());

    assertThat(rig.time().taskCount()).isZero();
    assertThat(started).hasSize(2);
    assertThat(permit.held).isZero();
  }

  @Test
  void cancellingWhileTheTimerFiresStillGivesBack() {
    CompletableFuture<Object> result = start(retry(SECOND, 3), new CancelsOnce(), permit);
    CancelsOnce.result = result;

    started.get(0).completeExceptionally(Api.status(429));
    rig.time().runAll();

    assertThat(result).isCancelled();
    assertThat(started).hasSize(1);
    assertThat(permit.held).isZero();
  }

  /** Cancels the call from outside while it is on its way in again. */
  private static final class CancelsOnce implements Stage {
    static CompletableFuture<Object> result;

    @Override
    public StageOrder order() {
      return StageOrder.CIRCUIT_BREAKER;
    }

    @Override
    public Verdict before(Call call) {
      if (call.attempt() == 2) {
        result.cancel(true);
      }
      return Verdict.proceed();
    }
  }

  @Test
  void anAttemptThatDoesNotListenEndsUnheard() {
    CompletableFuture<Object> sent = new CompletableFuture<>();
    CompletableFuture<Object> result =
        StageDriver.run(
            rig.pipeline(retry(SECOND, 3), permit).newCall(null, GiveUps.count()),
            arguments -> sent.minimalCompletionStage());

    result.cancel(true);
    sent.completeExceptionally(Api.status(429));

    assertThat(rig.time().taskCount()).isZero();
    assertThat(permit.held).isZero();
  }

  @Test
  void aStageThatBreaksTheContractLaterEndsTheCallToo() {
    Stage broken =
        new Stage() {
          @Override
          public StageOrder order() {
            return StageOrder.QUOTA;
          }

          @Override
          public Verdict before(Call call) {
            return call.attempt() == 1 ? Verdict.proceed() : Verdict.runAgain(SECOND);
          }
        };
    CompletableFuture<Object> result = start(retry(SECOND, 3), broken);

    started.get(0).completeExceptionally(Api.status(429));
    rig.time().runAll();

    assertThat(thrownBy(result)).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void manyAttemptsThatEndAtOnceDoNotPileUp() {
    int[] attempts = {0};

    CompletableFuture<Object> result =
        StageDriver.run(
            rig.pipeline(retry(Duration.ZERO, 20_000)).newCall(null, GiveUps.count()),
            arguments -> {
              attempts[0]++;
              return CompletableFuture.failedFuture(Api.status(429));
            });

    assertThat(thrownBy(result)).hasCauseInstanceOf(Api.ApiException.class);
    assertThat(attempts[0]).isEqualTo(20_000);
  }

  @Test
  void anAttemptMayBeAnyStage() {
    CompletionStage<Object> stage = CompletableFuture.completedStage("answer");

    assertThat(
            StageDriver.run(
                rig.pipeline(permit).newCall(null, GiveUps.count()), arguments -> stage))
        .isCompletedWithValue("answer");
    assertThat(permit.held).isZero();
  }
}
