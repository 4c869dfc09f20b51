package dev.selvage.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.engine.Api;
import dev.selvage.engine.Door;
import dev.selvage.engine.Ending;
import dev.selvage.engine.Rig;
import dev.selvage.engine.event.CallEvent.RetryScheduled;
import dev.selvage.engine.pipeline.AttemptHistory;
import dev.selvage.engine.retry.RetryPolicy.Trigger;
import dev.selvage.engine.time.Durations;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryStageTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Rig rig = new Rig();
  private int attempts;

  private static RetryPolicy.Builder rateLimit() {
    return RetryPolicy.builder(Trigger.RATE_LIMIT).backoff(Backoff.fixed(SECOND));
  }

  private static RetryPolicy.Builder serverError() {
    return RetryPolicy.builder(Trigger.SERVER_ERROR).backoff(Backoff.fixed(SECOND));
  }

  /** Runs a call whose attempts fail so, one after the other, and the last ever after. */
  private Ending run(RetryStage stage, Throwable... failures) {
    return run(Door.BLOCKING, stage, failures);
  }

  private Ending run(Door door, RetryStage stage, Throwable... failures) {
    attempts = 0;
    List<Throwable> left = new ArrayList<>(Arrays.asList(failures));
    return door.run(
        rig,
        rig.pipeline(stage),
        arguments -> {
          attempts++;
          throw left.size() > 1 ? left.remove(0) : left.get(0);
        });
  }

  private static RetryStage stage(RetryPolicy.Builder... policies) {
    return new RetryStage(Arrays.stream(policies).map(RetryPolicy.Builder::build).toList());
  }

  private static String reason(Ending ending) {
    return ((AttemptHistory) ending.thrown().getSuppressed()[0]).reason();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void retriesWhatWaitingHelpsAndNothingElse(Kind kind) {
    run(stage(rateLimit().maxAttempts(2), serverError().maxAttempts(2)), Api.of(kind));

    boolean retried =
        switch (kind) {
          case RATE_LIMITED,
              RATE_LIMITED_REQUESTS,
              RATE_LIMITED_TOKENS,
              SLOW_DOWN,
              SERVER_ERROR,
              OVERLOADED ->
              true;
          default -> false;
        };
    assertThat(attempts).isEqualTo(retried ? 2 : 1);
  }

  @Test
  void runsAMethodThatIsNotIdempotentAgainOnlyWhereNoWorkWasDone() {
    RetryStage stage =
        stage(
            serverError().maxAttempts(2).idempotent(false),
            rateLimit().maxAttempts(2).idempotent(false));

    Ending ending = run(stage, Api.status(500));
    assertThat(attempts).isEqualTo(1);
    assertThat(reason(ending))
        .isEqualTo("the attempt may have had an effect, and the method is not idempotent");

    run(stage, Api.of(Kind.OVERLOADED));
    assertThat(attempts).isEqualTo(2);
    run(stage, Api.status(429));
    assertThat(attempts).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void retriesTheKindsThatAreNamed(Kind kind) {
    RetryPolicy.Builder named =
        RetryPolicy.builder(Trigger.NAMED_KINDS).kinds(Kind.TIMEOUT, Kind.CONFLICT).maxAttempts(2);
    run(stage(named), Api.of(kind));
    assertThat(attempts).isEqualTo(kind == Kind.TIMEOUT || kind == Kind.CONFLICT ? 2 : 1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void retriesTheKindsOfTheRemedyThatIsNamed(Kind kind) {
    RetryPolicy.Builder named =
        RetryPolicy.builder(Trigger.NAMED_KINDS).remedies(Remedy.WAIT).maxAttempts(2);
    run(stage(named), Api.of(kind));
    assertThat(attempts).isEqualTo(kind.remedy() == Remedy.WAIT ? 2 : 1);
  }

  @Test
  void retriesTimeoutsAndConnectionsThatFailed() {
    RetryStage stage =
        stage(
            RetryPolicy.builder(Trigger.TIMEOUT).maxAttempts(2),
            RetryPolicy.builder(Trigger.CONNECTION_ERROR).maxAttempts(2));
    run(stage, new SocketTimeoutException());
    assertThat(attempts).isEqualTo(2);
    run(stage, new ConnectException());
    assertThat(attempts).isEqualTo(2);
    run(stage, Api.of(Kind.STREAM_BROKEN_BEFORE_CONTENT));
    assertThat(attempts).isEqualTo(2);
    run(stage, Api.of(Kind.STREAM_BROKEN_AFTER_CONTENT));
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void retriesALimitOfTheDayOnlyWhereTheServerNamesAWait() {
    Ending ending = run(stage(rateLimit().maxAttempts(2)), Api.of(Kind.RATE_LIMITED_DAY));
    assertThat(attempts).isEqualTo(1);
    assertThat(reason(ending))
        .isEqualTo("the limit of the day is used up, and the server names no wait");

    attempts = 0;
    run(stage(rateLimit().maxAttempts(2)), Api.of(Kind.RATE_LIMITED_DAY, "retry-after", "20"));
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void neverRetriesAnErrorOrAnInterrupt() {
    for (Throwable thrown :
        List.of(
            new OutOfMemoryError(),
            new AssertionError(Api.status(429)),
            new InterruptedException(),
            new NullPointerException())) {
      run(stage(rateLimit(), serverError()), thrown);
      assertThat(attempts).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsTheFirstCallAsAnAttempt(Door door) {
    for (int max = 1; max <= 4; max++) {
      Ending ending = run(door, stage(rateLimit().maxAttempts(max)), Api.status(429));

      assertThat(attempts).isEqualTo(max);
      assertThat(reason(ending)).isEqualTo("all " + max + " attempts are used");
    }
  }

  @Test
  void givesEachAnnotationItsOwnRetriesAndItsOwnExponent() {
    RetryStage stage =
        stage(
            rateLimit().maxAttempts(9).backoff(Backoff.exponential(SECOND, Durations.UNBOUNDED)),
            serverError()
                .maxAttempts(9)
                .backoff(Backoff.exponential(Duration.ofSeconds(10), Durations.UNBOUNDED)));

    run(
        stage,
        Api.status(429),
        Api.status(500),
        Api.status(429),
        Api.status(500),
        Api.status(429),
        Api.status(400));

    assertThat(rig.time().waits())
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 10L, 2L, 20L, 4L);
  }

  @Test
  void theTotalNeverExceedsTheLargestMaxAttempts() {
    RetryStage stage = stage(rateLimit().maxAttempts(4), serverError().maxAttempts(3));

    run(stage, Api.status(500), Api.status(429), Api.status(500), Api.status(429));
    assertThat(attempts).isEqualTo(4);

    run(stage, Api.status(500));
    assertThat(attempts).isEqualTo(3);

    run(stage, Api.status(500), Api.status(500), Api.status(500), Api.status(429));
    assertThat(attempts).isEqualTo(3);
  }

  @Test
  void aNamedWaitIsAFloorWithJitterThatOnlyAdds() {
    run(stage(rateLimit().maxAttempts(2)), Api.status(429, "retry-after", "30"));

    // Half of the most jitter, which is a second where a tenth of the wait is more.
    assertThat(rig.time().waits()).containsExactly(Duration.ofMillis(30_500));
  }

  @Test
  void aBackoffAboveTheNamedWaitStands() {
    run(
        stage(rateLimit().maxAttempts(2).backoff(Backoff.fixed(Duration.ofSeconds(40)))),
        Api.status(429, "retry-after", "2"));

    assertThat(rig.time().waits()).containsExactly(Duration.ofMillis(40_100));
  }

  @Test
  void addsNothingWhereNoWaitIsNamed() {
    run(stage(rateLimit().maxAttempts(2)), Api.status(429));

    assertThat(rig.time().waits()).containsExactly(SECOND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-10",
        "",
        "soon",
        "nan",
        "inf",
        "1e",
        "0x10",
        "Thu, 01 Jan 2026 00:00:00 GMT",
        "Fri, 02 Jan 2026 03:04:05 GMT",
        "1767323045",
        "99999999999999999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Fri, 29 Sep 100000 16:26:57 GMT"
      })
  void whatNamesNoWaitCountsAsNotGiven(String value) {
    run(stage(rateLimit().maxAttempts(2)), Api.status(429, "retry-after", value));

    assertThat(rig.time().waits()).containsExactly(SECOND);
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void aNamedWaitAboveTheCeilingFailsAtOnceAndSaysHowLongItIs() {
    Ending ending = run(stage(rateLimit()), Api.status(429, "retry-after", "121"));

    assertThat(attempts).isEqualTo(1);
    assertThat(rig.time().waits()).isEmpty();
    assertThat(reason(ending))
        .isEqualTo("the server asks to wait 2m 1s, longer than maxRetryAfter (2m)");
  }

  @Test
  void aNamedWaitAtTheCeilingIsWaitedFor() {
    run(stage(rateLimit().maxAttempts(2)), Api.status(429, "retry-after", "120"));

    assertThat(attempts).isEqualTo(2);
    assertThat(rig.time().waits().get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void thereMayBeNoCeiling() {
    RetryStage stage =
        stage(
            rateLimit()
                .maxAttempts(2)
                .maxRetryAfter(Durations.UNBOUNDED)
                .maxElapsed(Durations.UNBOUNDED));

    run(stage, Api.status(429, "retry-after", "86400"));

    assertThat(rig.time().waits().get(0)).isGreaterThanOrEqualTo(Duration.ofDays(1));
  }

  @Test
  void theServersNoAlwaysWins() {
    Ending ending = run(stage(rateLimit()), Api.status(429, "x-should-retry", "false"));

    assertThat(attempts).isEqualTo(1);
    assertThat(reason(ending)).isEqualTo("the server forbids a retry (x-should-retry: false)");
  }

  @Test
  void theServersYesNeverOverrules() {
    run(stage(rateLimit(), serverError()), Api.status(400, "x-should-retry", "true"));

    assertThat(attempts).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"PT3S, 4", "PT2.9S, 3", "PT0S, 1"})
  void noAttemptStartsAfterMaxElapsed(Duration maxElapsed, int expected) {
    Ending ending = run(stage(rateLimit().maxAttempts(9).maxElapsed(maxElapsed)), Api.status(429));

    assertThat(attempts).isEqualTo(expected);
    assertThat(reason(ending))
        .isEqualTo("a wait of 1s would end after maxElapsed (%s)", Durations.print(maxElapsed));
  }

  @Test
  void timeThatAttemptsTakeCountsFromTheEndOfTheFirst() {
    Duration aMinute = Duration.ofMinutes(1);
    attempts = 0;
    Door.BLOCKING.run(
        rig,
        rig.pipeline(stage(rateLimit().maxAttempts(9).maxElapsed(aMinute.multipliedBy(2)))),
        arguments -> {
          attempts++;
          rig.time().pass(aMinute);
          throw Api.status(429);
        });

    // Ends at 1:00, 2:01 and 3:02; another would begin at 3:03, which is 2:03 after the first.
    assertThat(attempts).isEqualTo(3);
  }

  @Test
  void aBackoffWithoutEndNeverOverflows() {
    RetryStage stage =
        stage(
            rateLimit()
                .maxAttempts(50)
                .backoff(Backoff.exponential(SECOND, Durations.UNBOUNDED, 1000))
                .maxElapsed(Durations.UNBOUNDED)
                .maxRetryAfter(Durations.UNBOUNDED));

    Throwable last = Api.status(429, "retry-after", "5");
    Ending ending = run(stage, Api.status(429), last);

    assertThat(ending.thrown()).isSameAs(last);
    assertThat(attempts).isEqualTo(50);
  }

  @Test
  void anUnboundedDelayDoesNotFitABound() {
    RetryStage stage =
        stage(
            rateLimit()
                .maxAttempts(50)
                .backoff(Backoff.exponential(SECOND, Durations.UNBOUNDED, 1e5)));

    assertThat(reason(run(stage, Api.status(429)))).endsWith("would end after maxElapsed (5m)");
  }

  @Test
  void aBackoffThatThrowsLeavesTheFailureAsItIs() {
    Throwable failure = Api.status(429);
    RetryStage stage =
        stage(
            rateLimit()
                .backoff(
                    (attempt, previous, random) -> {
                      throw new IllegalStateException("bug");
                    }));

    assertThat(run(stage, failure).thrown()).isSameAs(failure);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void tellsEachRetryBeforeItsWait() {
    run(stage(rateLimit().maxAttempts(3)), Api.status(429));

    assertThat(rig.events(RetryScheduled.class))
        .extracting(RetryScheduled::attempt, RetryScheduled::maxAttempts, RetryScheduled::delay)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 3, SECOND),
            org.assertj.core.groups.Tuple.tuple(2, 3, SECOND));
  }

  @Test
  void aRetryIsNeverNumberedAboveTheRetriesThereAre() {
    run(
        stage(rateLimit().maxAttempts(6), serverError().maxAttempts(3)),
        Api.status(429),
        Api.status(429),
        Api.status(500),
        Api.status(400));

    assertThat(rig.events(RetryScheduled.class))
        .extracting(RetryScheduled::attempt, RetryScheduled::maxAttempts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 6),
            org.assertj.core.groups.Tuple.tuple(2, 6),
            org.assertj.core.groups.Tuple.tuple(3, 6));
  }

  @Test
  void policiesHaveTheDefaultsThatTheirAnnotationsHave() throws Exception {
    assertThat(RetryPolicy.builder(Trigger.RATE_LIMIT).build())
        .hasToString(
            "retry on RATE_LIMIT, at most 6 attempts, FullJitter[top=Exponential[initial=PT1S,"
                + " max=PT1M, multiplier=2.0]], within 5m, named waits up to 2m");
    assertThat(RetryPolicy.builder(Trigger.SERVER_ERROR).build())
        .hasToString(
            "retry on SERVER_ERROR, at most 3 attempts, Exponential[initial=PT2S, max=PT1M,"
                + " multiplier=2.0], within 5m, named waits up to 2m");
  }

  @Test
  void aPolicyRefusesAllBadValuesAtOnce() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    RetryPolicy.builder(Trigger.RATE_LIMIT)
                        .maxAttempts(0)
                        .maxElapsed(SECOND.negated())
                        .maxRetryAfter(SECOND.negated())
                        .build()))
        .hasMessage(
            """
            3 faults:
              - RetryPolicy.Builder: maxAttempts = 0: must be at least 1; it counts the first call
              - RetryPolicy.Builder: maxElapsed = -1s: must not be negative
              - RetryPolicy.Builder: maxRetryAfter = -1s: must not be negative""");
  }
}
