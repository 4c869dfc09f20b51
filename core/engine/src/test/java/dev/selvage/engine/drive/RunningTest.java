package dev.selvage.engine.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Rig;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.Step;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.retry.RetryStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTest {

  private final Rig rig = new Rig();

  @Test
  void theInnermostCallIsTheOneThatRuns() {
    Call outer = repeating();
    Call inner = repeating();

    Running.enter(outer);
    Running.enter(inner);
    assertThat(Running.call()).containsSame(inner);
    Running.leave(inner);
    assertThat(Running.call()).containsSame(outer);
    Running.leave(outer);

    assertThat(Running.call()).isEmpty();
  }

  @Test
  void aCallThatEndsTakesThoseInsideWithItThatNeverSaidSo() {
    Call outer = repeating();

    Running.enter(outer);
    Running.enter(repeating());
    Running.leave(outer);

    assertThat(Running.call()).isEmpty();
  }

  @Test
  void aCallThatNothingRepeatsLeavesTheClientAlone() {
    Running.enter(callOf());

    assertThat(Running.call()).isEmpty();
  }

  @Test
  void oneKeyServesAllAttempts() {
    Call call = repeating();
    Step unused = call.begin();

    assertThat(call.idempotencyKey()).isPresent().isEqualTo(call.idempotencyKey());
  }

  @Test
  void aCallThatIsMadeAfterItsFirstAttemptHasNoKey() {
    Call call = repeating();
    Step unused = call.threw(new IllegalStateException("first attempt"));

    assertThat(call.idempotencyKey()).isEmpty();
  }

  private Call repeating() {
    return callOf(new RetryStage(List.of(RetryPolicy.builder(Trigger.RATE_LIMIT).build())));
  }

  private Call callOf(Stage... stages) {
    return rig.pipeline(stages).newCall(null, GiveUps.count());
  }
}
