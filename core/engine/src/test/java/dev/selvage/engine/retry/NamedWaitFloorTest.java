package dev.selvage.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Api;
import dev.selvage.engine.Door;
import dev.selvage.engine.Draws;
import dev.selvage.engine.Law;
import dev.selvage.engine.RetryAfterCase;
import dev.selvage.engine.Rig;
import dev.selvage.engine.pipeline.AttemptHistory;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** A wait that the server names is never undercut. */
class NamedWaitFloorTest {

  private static final Duration CEILING = Duration.ofMinutes(2);

  @Law
  void neverRetriesBeforeTheServersWait(
      @ForAll("waits") BigDecimal seconds,
      @ForAll("backoffs") Backoff backoff,
      @ForAll long seed,
      @ForAll Door door) {
    Rig rig = new Rig().draws(Draws.seeded(seed));
    Duration named = Durations.ofSeconds(seconds.doubleValue());
    Throwable failure = Api.status(429, "retry-after", seconds.toPlainString());

    Throwable thrown =
        door.run(
                rig,
                pipeline(rig, backoff),
                arguments -> {
                  throw failure;
                })
            .thrown();

    AttemptHistory history = (AttemptHistory) thrown.getSuppressed()[0];
    if (named.compareTo(CEILING) > 0) {
      assertThat(rig.time().waits()).isEmpty();
      assertThat(history.reason())
          .isEqualTo(
              "the server asks to wait %s, longer than maxRetryAfter (2m)", Durations.print(named));
    } else {
      assertThat(rig.time().waits()).hasSize(2).allSatisfy(w -> assertFloor(w, named, backoff));
    }
  }

  private static void assertFloor(Duration wait, Duration named, Backoff backoff) {
    Duration own = backoff.next(1, Duration.ZERO, Draws.always(0));
    Duration floor = named.compareTo(own) > 0 ? named : own;
    assertThat(wait).isBetween(floor, floor.plusSeconds(1));
  }

  private static Pipeline pipeline(Rig rig, Backoff backoff) {
    return rig.pipeline(
        new RetryStage(
            List.of(
                RetryPolicy.builder(Trigger.RATE_LIMIT)
                    .maxAttempts(3)
                    .backoff(backoff)
                    .maxElapsed(Durations.UNBOUNDED)
                    .maxRetryAfter(CEILING)
                    .build())));
  }

  @Provide
  Arbitrary<BigDecimal> waits() {
    List<BigDecimal> conformance =
        RetryAfterCase.all().stream()
            .filter(c -> c.header().equals("retry-after") && c.value().matches("[0-9.]{1,8}"))
            .map(c -> new BigDecimal(c.value()))
            .filter(seconds -> seconds.signum() > 0)
            .toList();
    return Arbitraries.oneOf(
        Arbitraries.of(conformance),
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.001"), new BigDecimal("400"))
            .ofScale(3));
  }

  @Provide
  Arbitrary<Backoff> backoffs() {
    return Arbitraries.integers()
        .between(0, 90_000)
        .map(millis -> Backoff.fixed(Duration.ofMillis(millis)));
  }
}
