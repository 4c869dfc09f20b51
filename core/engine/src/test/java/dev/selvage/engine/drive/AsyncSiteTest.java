package dev.selvage.engine.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.engine.Api;
import dev.selvage.engine.Door.AsyncMethod;
import dev.selvage.engine.Rig;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Outcome;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.retry.RetryStage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What woven code of a method is promised that returns a future. */
class AsyncSiteTest {

  private final Rig rig = new Rig();
  private final Stage retry =
      new RetryStage(List.of(RetryPolicy.builder(Trigger.RATE_LIMIT).maxAttempts(3).build()));
  private final List<Object> bodies = new ArrayList<>();

  private AsyncMethod method(Function<Object[], CompletionStage<?>> body, Stage... stages) {
    GuardedMethod site = new GuardedMethod(() -> rig.pipeline(stages));
    return new AsyncMethod(
        site,
        arguments -> {
          bodies.add(arguments[0]);
          return body.apply(arguments);
        });
  }

  private static CompletionStage<?> call(AsyncMethod method) {
    Object[] result = new Object[1];
    Throwable thrown = catchThrowable(() -> result[0] = method.call(new Object[] {"as called"}));
    assertThat(thrown).isNull();
    return (CompletionStage<?>) result[0];
  }

  @Test
  void handsOnAFutureThatHasSucceededAlready() {
    CompletableFuture<String> succeeded = CompletableFuture.completedFuture("answer");

    assertThat(call(method(arguments -> succeeded, retry))).isSameAs(succeeded);
  }

  @Test
  void callsTheMethodAgainPastTheWovenCode() {
    List<Throwable> left = new ArrayList<>(List.of(Api.status(429), Api.status(429)));

    CompletionStage<?> result =
        call(
            method(
                arguments ->
                    left.isEmpty()
                        ? CompletableFuture.completedFuture("answer")
                        : CompletableFuture.failedFuture(left.remove(0)),
                retry));
    rig.time().runAll();

    assertThat(result.toCompletableFuture().join()).isEqualTo("answer");
    assertThat(bodies).hasSize(3);
  }

  @Test
  void retriesWhatTheMethodThrowsBeforeItHasAFuture() {
    List<RuntimeException> left = new ArrayList<>(List.of(Api.status(429), Api.status(429)));

    CompletionStage<?> result =
        call(
            method(
                arguments -> {
                  if (left.isEmpty()) {
                    return CompletableFuture.completedFuture("answer");
                  }
                  throw left.remove(0);
                },
                retry));
    rig.time().runAll();

    assertThat(result.toCompletableFuture().join()).isEqualTo("answer");
  }

  @Test
  void retriesAMinimalStageLikeAnother() {
    List<Throwable> left = new ArrayList<>(List.of(Api.status(429)));

    CompletionStage<?> result =
        call(
            method(
                arguments ->
                    left.isEmpty()
                        ? CompletableFuture.completedStage("answer")
                        : CompletableFuture.failedStage(left.remove(0)),
                retry));
    rig.time().runAll();

    assertThat(result.toCompletableFuture().join()).isEqualTo("answer");
  }

  @Test
  void throwsWhatTheMethodThrewWhereItIsNotRetried() {
    RuntimeException own = Api.status(400);
    AsyncMethod method =
        method(
            arguments -> {
              throw own;
            },
            retry);

    assertThat(catchThrowable(() -> method.call(new Object[] {"x"}))).isSameAs(own);
  }

  @Test
  void returnsNullWhereTheMethodDoes() {
    assertThat(call(method(arguments -> null, retry))).isNull();
  }

  @Test
  void aStageMayRunAgainAfterNull() {
    List<Object> left = new ArrayList<>(List.of("null"));
    Stage again =
        new Stage() {
          @Override
          public StageOrder order() {
            return StageOrder.QUOTA;
          }

          @Override
          public Verdict after(Call call, Outcome outcome) {
            return call.attempt() == 1
                ? Verdict.runAgain(java.time.Duration.ofSeconds(1))
                : Verdict.proceed();
          }
        };

    CompletionStage<?> result =
        call(
            method(
                arguments -> {
                  if (!left.isEmpty()) {
                    left.clear();
                    return null;
                  }
                  return CompletableFuture.completedFuture("answer");
                },
                again));
    rig.time().runAll();

    assertThat(result.toCompletableFuture().join()).isEqualTo("answer");
  }

  @Test
  void endsEarlyWithAFutureWhereAStageStopsTheCall() {
    Throwable own = new Exception();
    Stage stopping =
        new Stage() {
          @Override
          public StageOrder order() {
            return StageOrder.VALIDATION;
          }

          @Override
          public Verdict before(Call call) {
            return new Verdict.Fail(own);
          }
        };

    CompletionStage<?> result = call(method(arguments -> null, stopping));

    assertThat(bodies).isEmpty();
    assertThat(catchThrowable(() -> result.toCompletableFuture().join())).hasCause(own);
  }

  @Test
  void anInnerCallOfTheSameMethodByItsOwnBodyIsGuardedAgain() {
    AsyncMethod[] self = new AsyncMethod[1];
    List<Integer> depth = new ArrayList<>();
    List<Throwable> left = new ArrayList<>(List.of(Api.status(429), Api.status(429)));
    self[0] =
        method(
            arguments -> {
              depth.add(depth.size());
              if (depth.size() == 1) {
                return CompletableFuture.failedFuture(left.remove(0));
              }
              if (depth.size() == 2) {
                return call(self[0]); // The retry of the outer call: its own inner call.
              }
              return left.isEmpty()
                  ? CompletableFuture.completedFuture("answer")
                  : CompletableFuture.failedFuture(left.remove(0));
            },
            retry);

    CompletionStage<?> result = call(self[0]);
    rig.time().runAll();

    assertThat(result.toCompletableFuture().join()).isEqualTo("answer");
    assertThat(depth).hasSize(4);
  }

  @Test
  void cancellingTheResultCancelsTheAttempt() {
    CompletableFuture<Object> sent = new CompletableFuture<>();

    call(method(arguments -> sent, retry)).toCompletableFuture().cancel(true);

    assertThat(sent).isCancelled();
  }
}
