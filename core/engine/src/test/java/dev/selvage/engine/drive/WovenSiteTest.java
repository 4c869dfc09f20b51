package dev.selvage.engine.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.engine.Api;
import dev.selvage.engine.Rig;
import dev.selvage.engine.event.CallEvent;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.retry.RetryPolicy;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.retry.RetryStage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What woven code is promised. */
class WovenSiteTest {

  private static final Object[] ARGUMENTS = {"as called"};

  private final Rig rig = new Rig();
  private final GuardedMethod retrying =
      site(new RetryStage(List.of(RetryPolicy.builder(Trigger.RATE_LIMIT).build())));

  private GuardedMethod site(Stage... stages) {
    return new GuardedMethod(() -> rig.pipeline(stages));
  }

  private static Stage before(Verdict verdict) {
    return new Stage() {
      @Override
      public StageOrder order() {
        return StageOrder.CACHE;
      }

      @Override
      public Verdict before(Call call) {
        return verdict;
      }
    };
  }

  private static Turn enter(GuardedMethod site) {
    return WovenSite.enter(site, GiveUps.count(), ARGUMENTS);
  }

  @Test
  void allocatesNothingWhereNoStageActsOnEntry() {
    assertThat(enter(retrying)).isNull();
    assertThat(enter(site())).isNull();
  }

  @Test
  void runsReturnsOrThrowsOnEntry() {
    assertThat(enter(site(before(Verdict.proceed()))).runs()).isTrue();

    Turn complete = enter(site(before(new Verdict.Complete("cached"))));
    assertThat(complete.runs()).isFalse();
    assertThat(complete.returns()).isTrue();
    assertThat(complete.value()).isEqualTo("cached");
    assertThat(complete.thrown()).isNull();

    Throwable own = new Exception("checked");
    assertThat(catchThrowable(() -> enter(site(before(new Verdict.Fail(own)))))).isSameAs(own);
  }

  @Test
  void givesTheChangedArgumentsOrTheCurrentOnes() {
    Object[] changed = {"changed"};

    assertThat(enter(site(before(new Verdict.Proceed(changed)))).arguments(ARGUMENTS))
        .isSameAs(changed);
    assertThat(enter(site(before(Verdict.proceed()))).arguments(ARGUMENTS)).isSameAs(ARGUMENTS);
    assertThat(
            WovenSite.ended(retrying, GiveUps.count(), null, null, null, Api.status(429))
                .arguments(ARGUMENTS))
        .isSameAs(ARGUMENTS);
  }

  @Test
  void tellsWhatTheSiteShowsOfTheRequest() {
    List<Object[]> seen = new ArrayList<>();
    Pipeline.Surroundings own = rig.surroundings();
    GuardedMethod site =
        new GuardedMethod(
            () ->
                new Pipeline(
                    "method",
                    List.of(),
                    new Pipeline.Surroundings(
                        own.timing(),
                        own.diagnoser(),
                        own.events(),
                        arguments -> {
                          seen.add(arguments);
                          return CallEvent.RequestFacts.NONE;
                        })));

    WovenSite.ended(site, GiveUps.count(), null, ARGUMENTS, null, Api.status(429));
    WovenSite.ended(site, GiveUps.count(), null, null, null, Api.status(429));

    assertThat(seen).containsExactly(ARGUMENTS);
  }

  @Test
  void knowsWhoseOutcomeComesLater() throws Exception {
    assertThat(ProceedSite.isAsynchronous(CompletableFuture.class.getMethod("copy"))).isTrue();
    assertThat(
            ProceedSite.isAsynchronous(CompletionStage.class.getMethod("thenRun", Runnable.class)))
        .isTrue();
    assertThat(ProceedSite.isAsynchronous(Object.class.getMethod("toString"))).isFalse();
  }

  @Test
  void keepsOneCallFromTurnToTurn() {
    Turn turn = null;
    for (int attempt = 1; attempt < 6; attempt++) {
      turn = WovenSite.ended(retrying, GiveUps.count(), turn, null, null, Api.status(429));
      assertThat(turn.runs()).isTrue();
    }
    Throwable last = Api.status(429);
    turn = WovenSite.ended(retrying, GiveUps.count(), turn, null, null, last);

    assertThat(turn.runs()).isFalse();
    assertThat(turn.returns()).isFalse();
    assertThat(turn.thrown()).isSameAs(last);
    assertThat(last.getSuppressed()).hasSize(1);
  }

  @Test
  void theAttemptsOwnOutcomeStandsWhereTheEngineFails() {
    GuardedMethod broken =
        new GuardedMethod(
            () -> {
              throw new IllegalStateException("bug");
            });
    Throwable own = Api.status(429);

    Turn threw = WovenSite.ended(broken, 0, null, null, null, own);
    Turn returned = WovenSite.ended(broken, 0, null, null, "answer", null);

    assertThat(threw.thrown()).isSameAs(own);
    assertThat(own.getSuppressed()).singleElement().isInstanceOf(IllegalStateException.class);
    assertThat(returned.returns()).isTrue();
    assertThat(returned.value()).isEqualTo("answer");
  }

  @Test
  void survivesAnEngineThatFailsWithTheAttemptsOwnException() {
    RuntimeException own = Api.status(429);
    GuardedMethod broken =
        new GuardedMethod(
            () -> {
              throw own;
            });

    assertThat(WovenSite.ended(broken, 0, null, null, null, own).thrown()).isSameAs(own);
    assertThat(own.getSuppressed()).isEmpty();
  }

  @Test
  void theContractStandsInAFileThatWeaversRead() throws Exception {
    try (InputStream in = WovenSite.class.getResourceAsStream("/META-INF/selvage/contract")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(String.valueOf(WovenSite.CONTRACT));
    }
  }
}
