package dev.selvage.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Door;
import dev.selvage.engine.Rig;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.RequestFinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallRequestTest {

  private static final RequestFinder FINDER = RequestFinder.ofValue(List.of());

  private final List<ChatRequest> seen = new ArrayList<>();
  private final Rig rig = new Rig();

  /** A stage that looks at the request of the first two attempts. */
  private Probe looking() {
    return new Probe("looking", new ArrayList<>()).before(this::look).before(this::look);
  }

  private static Probe runningAgain(Verdict again) {
    return new Probe("running again", new ArrayList<>()).after(again);
  }

  private Verdict look(Call call) {
    seen.add(call.request(FINDER).orElseThrow());
    return Verdict.proceed();
  }

  private void run(Stage... stages) {
    Door.BLOCKING.run(rig, rig.pipeline(stages), request("a"), given -> "answer");
  }

  private static Object[] request(String model) {
    return new Object[] {Map.of("model", model)};
  }

  @Test
  void allStagesAndAttemptsSeeOneRequest() {
    run(looking(), runningAgain(Verdict.runAgain(Duration.ZERO)), looking());
    assertThat(seen).hasSize(3);
    assertThat(seen.get(2)).isSameAs(seen.get(0));
    assertThat(seen.get(1)).isSameAs(seen.get(0));
  }

  @Test
  void aChangedRequestIsReadAnew() {
    run(runningAgain(new Verdict.RunAgain(Duration.ZERO, request("b"))), looking());
    assertThat(seen).extracting(request -> request.model().orElseThrow()).containsExactly("a", "b");
  }

  @Test
  void whereTheDoorHidesTheArgumentsThereIsNone() {
    Call call = new Call(rig.pipeline(), null, 0);
    assertThat(call.request(FINDER)).isEmpty();
  }
}
