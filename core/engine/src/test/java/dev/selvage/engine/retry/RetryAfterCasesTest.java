package dev.selvage.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.Door;
import dev.selvage.engine.Draws;
import dev.selvage.engine.RetryAfterCase;
import dev.selvage.engine.Rig;
import dev.selvage.engine.event.CallEvent.RetryScheduled;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of {@code retry-after-cases.tsv}, from the failure to the wait: Selvage does what that
 * client does, or differs for the reason that stands in the file.
 *
 * <p>The backoff is that client's own law, its jitter left out. A wait that is named is a floor:
 * where the backoff is longer, that is what is waited.
 */
class RetryAfterCasesTest {

  /** What a case came to. */
  private record Decision(String verdict, Duration delay) {}

  static List<RetryAfterCase> cases() {
    return RetryAfterCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doesWhatTheClientDoesOrDiffersForAReason(RetryAfterCase c) {
    Decision decision = decide(c);

    if (c.ours().isEmpty()) {
      assertThat(isAsExpected(c, decision)).as("%s for %s", decision, c.expected()).isTrue();
    } else {
      assertThat(decision.verdict).as(c.why()).isEqualTo(c.ours());
      assertThat(c.why()).isNotBlank();
      assertThat(isAsExpected(c, decision)).as("no reason is needed").isFalse();
    }
  }

  @Test
  void everyCaseIsThere() {
    assertThat(cases()).hasSize(91);
  }

  private static Decision decide(RetryAfterCase c) {
    Rig rig = new Rig(c.instant()).draws(Draws.always(0));
    Throwable failure = c.failure();

    Throwable thrown =
        Door.BLOCKING
            .run(
                rig,
                rig.pipeline(stage(c)),
                arguments -> {
                  throw failure;
                })
            .thrown();

    assertThat(thrown).isSameAs(failure);
    List<RetryScheduled> retries = rig.events(RetryScheduled.class);
    if (retries.isEmpty()) {
      return new Decision("no-retry", Duration.ZERO);
    }
    assertThat(retries).hasSize(c.retry());
    RetryScheduled last = retries.get(c.retry() - 1);
    return new Decision(
        last.diagnosis().namedWait().map(RetryAfterCasesTest::seconds).orElse("backoff"),
        last.delay());
  }

  private static RetryStage stage(RetryAfterCase c) {
    return new RetryStage(
        Stream.of(
                Trigger.RATE_LIMIT, Trigger.SERVER_ERROR, Trigger.TIMEOUT, Trigger.CONNECTION_ERROR)
            .map(trigger -> policy(trigger, c))
            .toList());
  }

  private static RetryPolicy policy(Trigger trigger, RetryAfterCase c) {
    RetryPolicy.Builder policy =
        RetryPolicy.builder(trigger)
            .maxAttempts(c.retry() + 1)
            .backoff(backoff(c))
            .maxElapsed(Durations.UNBOUNDED);
    return (c.isOfAFormat() ? policy.maxRetryAfter(Durations.UNBOUNDED) : policy).build();
  }

  private static Backoff backoff(RetryAfterCase c) {
    if (c.note().startsWith("stub strategy")) {
      return Backoff.fixed(Duration.ofSeconds(1));
    }
    return switch (c.provider()) {
      case "azure-core" -> Backoff.exponential(Duration.ofMillis(800), Duration.ofSeconds(8));
      case "google-genai-java" -> Backoff.exponential(Duration.ofSeconds(1), Duration.ofMinutes(1));
      default -> Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(8));
    };
  }

  private static boolean isAsExpected(RetryAfterCase c, Decision decision) {
    String expected = c.expected();
    if (expected.startsWith("range:")) {
      String[] ends = expected.substring("range:".length()).split("\\.\\.");
      return decision.delay.compareTo(duration(ends[0])) >= 0
          && decision.delay.compareTo(duration(ends[1])) <= 0;
    }
    return switch (expected) {
      case "retry" -> !decision.verdict.equals("no-retry");
      case "no-retry" -> decision.verdict.equals("no-retry");
      case "fallback", "backoff" -> decision.verdict.equals("backoff");
      default -> expected.matches("[0-9.]+") && isWaitedFor(c, duration(expected), decision);
    };
  }

  /** The stub of azure-core's tests has its backoff of a second where nothing is named. */
  private static boolean isWaitedFor(RetryAfterCase c, Duration named, Decision decision) {
    Duration own = backoff(c).next(c.retry(), Duration.ZERO, Draws.always(0));
    boolean isRead =
        decision.verdict.equals(seconds(named))
            || (decision.verdict.equals("backoff") && own.equals(named));
    return isRead && decision.delay.equals(own.compareTo(named) > 0 ? own : named);
  }

  private static Duration duration(String seconds) {
    return Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValueExact());
  }

  private static String seconds(Duration duration) {
    return new BigDecimal(duration.toNanos()).movePointLeft(9).stripTrailingZeros().toPlainString();
  }
}
