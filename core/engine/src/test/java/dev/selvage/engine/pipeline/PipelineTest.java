package dev.selvage.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Rig;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.retry.RetryStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {

  private final Rig rig = new Rig();
  private final Stage retry =
      new RetryStage(List.of(RetryPolicy.builder(Trigger.RATE_LIMIT).build()));
  private final Stage other = new Probe("other", List.of());

  @Test
  void actsOnEntryOnlyWhereAStageDoes() {
    assertThat(rig.pipeline().actsOnEntry()).isFalse();
    assertThat(rig.pipeline(retry).actsOnEntry()).isFalse();
    assertThat(rig.pipeline(retry, other).actsOnEntry()).isTrue();
  }

  @Test
  void standsInTheOneOrder() {
    assertThat(rig.pipeline(other, retry).stages()).containsExactly(retry, other);
    assertThat(StageOrder.values())
        .extracting(Enum::name)
        .containsExactly(
            "DEADLINE",
            "REQUEST_DEFAULTS",
            "VALIDATION",
            "CACHE",
            "FALLBACK",
            "RETRY",
            "RETRY_BUDGET",
            "CIRCUIT_BREAKER",
            "QUOTA",
            "ATTEMPT_TIMEOUT");
  }
}
