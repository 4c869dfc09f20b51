package dev.selvage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.event.CallEvent.AttemptFailed;
import dev.selvage.engine.event.CallEvent.CallFailed;
import dev.selvage.engine.event.CallEvent.CallRecovered;
import dev.selvage.engine.event.CallEvent.RetryScheduled;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.retry.Backoff;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.retry.RetryStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten thousand calls with seeded faults, against a model of the rules in thirty lines. */
class TenThousandCallsTest {

  private static final int RATE_LIMIT_ATTEMPTS = 5;
  private static final int SERVER_ERROR_ATTEMPTS = 3;
  private static final long CEILING_SECONDS = 120;
  private static final long MAX_ELAPSED_SECONDS = 60;

  /** What one attempt answers: a status, and the wait that it names, or 0. */
  private record Answer(int status, long namedSeconds) {}

  private final Rig rig = new Rig().draws(Draws.always(0));
  private final Pipeline pipeline =
      rig.pipeline(
          new RetryStage(
              List.of(
                  policy(Trigger.RATE_LIMIT, RATE_LIMIT_ATTEMPTS, 1),
                  policy(Trigger.SERVER_ERROR, SERVER_ERROR_ATTEMPTS, 2))));

  private static RetryPolicy policy(Trigger trigger, int attempts, long seconds) {
    return RetryPolicy.builder(trigger)
        .maxAttempts(attempts)
        .backoff(Backoff.exponential(Duration.ofSeconds(seconds), Duration.ofSeconds(60)))
        .maxElapsed(Duration.ofSeconds(MAX_ELAPSED_SECONDS))
        .maxRetryAfter(Duration.ofSeconds(CEILING_SECONDS))
        .build();
  }

  private static Answer answer(Random random) {
    int dice = random.nextInt(100);
    if (dice < 45) {
      return new Answer(200, 0);
    } else if (dice < 70) {
      return new Answer(429, random.nextInt(4) == 0 ? 1 + random.nextInt(200) : 0);
    } else if (dice < 90) {
      return new Answer(random.nextBoolean() ? 500 : 503, 0);
    }
    return new Answer(dice < 95 ? 400 : 401, 0);
  }

  /** The totals that the rules say. */
  private static final class Model {
    int attempts;
    int failures;
    int retries;
    int recovered;
    int failed;
    long waitedSeconds;

    void call(Random random) {
      int[] used = {0, 0};
      long elapsed = 0;
      for (int attempt = 1; ; attempt++) {
        attempts++;
        Answer answer = answer(random);
        if (answer.status == 200) {
          recovered += attempt > 1 ? 1 : 0;
          return;
        }
        failures++;
        int kind = answer.status == 429 ? 0 : answer.status >= 500 ? 1 : -1;
        int most = kind == 0 ? RATE_LIMIT_ATTEMPTS : SERVER_ERROR_ATTEMPTS;
        if (kind < 0
            || used[kind] + 1 >= most
            || attempt >= RATE_LIMIT_ATTEMPTS
            || answer.namedSeconds > CEILING_SECONDS) {
          failed++;
          return;
        }
        long wait = Math.max(answer.namedSeconds, (kind == 0 ? 1L : 2L) << used[kind]);
        if (elapsed + wait > MAX_ELAPSED_SECONDS) {
          failed++;
          return;
        }
        used[kind]++;
        retries++;
        elapsed += wait;
        waitedSeconds += wait;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endAsTheRulesSay(Door door) {
    int calls = door == Door.BLOCKING ? 10_000 : 1_000;
    Model model = new Model();
    Random modelled = new Random(42);
    Random played = new Random(42);
    int[] attempts = {0};
    List<Throwable> wrongEnds = new ArrayList<>();

    for (int i = 0; i < calls; i++) {
      model.call(modelled);
      Throwable[] last = new Throwable[1];
      Ending ending =
          door.run(
              rig,
              pipeline,
              arguments -> {
                attempts[0]++;
                last[0] = null;
                Answer answer = answer(played);
                if (answer.status == 200) {
                  return "answer";
                }
                last[0] =
                    answer.namedSeconds == 0
                        ? Api.status(answer.status)
                        : Api.status(answer.status, "retry-after", "" + answer.namedSeconds);
                throw last[0];
              });
      if (ending.thrown() != last[0]) {
        wrongEnds.add(ending.thrown());
      }
    }

    assertThat(wrongEnds).isEmpty();
    assertThat(attempts[0]).isEqualTo(model.attempts);
    assertThat(rig.events(AttemptFailed.class)).hasSize(model.failures);
    assertThat(rig.events(RetryScheduled.class)).hasSize(model.retries);
    assertThat(rig.events(CallRecovered.class)).hasSize(model.recovered);
    assertThat(rig.events(CallFailed.class)).hasSize(model.failed);
    assertThat(rig.time().elapsed()).isEqualTo(Duration.ofSeconds(model.waitedSeconds));
    assertThat(model.retries).isGreaterThan(calls / 4);
  }
}
