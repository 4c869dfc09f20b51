package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.testkit.QuotaLimit.Kind;
import dev.selvage.testkit.QuotaMeter.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class QuotaModelTest {

  /** In nanoseconds; with small whole windows every instant that matters is on a grid of 1 ns. */
  private static final long WINDOW = 12;

  private static QuotaLimit limit(Kind kind, boolean tokens, long capacity) {
    Duration window = Duration.ofNanos(WINDOW);
    return tokens
        ? QuotaLimit.tokens(kind, capacity, window)
        : QuotaLimit.requests(kind, capacity, window);
  }

  @Property(tries = 300)
  void neverAdmitsMoreThanTheCapacityInAWindowThatItCounts(
      @ForAll Kind kind,
      @ForAll @IntRange(min = 4, max = 9) int capacity,
      @ForAll boolean refusalsCount,
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 14) Integer> steps) {
    QuotaLimit limit = limit(kind, true, capacity);
    QuotaMeter meter = QuotaModel.of(refusalsCount ? limit.countingRefusals() : limit).meter();
    long[] admitted = new long[15 * 60 + 1];
    int at = 0;
    for (int step : steps) {
      at += step / 3;
      long tokens = 1 + step % 4;
      if (meter.ask(at, tokens) == Answer.ADMITTED) {
        admitted[at] += tokens;
      }
    }
    for (int from = 0; from <= at; from += kind == Kind.FIXED_WINDOW ? (int) WINDOW : 1) {
      long sum = 0;
      for (int i = from; i <= at && (kind == Kind.TOKEN_BUCKET || i < from + WINDOW); i++) {
        sum += admitted[i];
        // A bucket admits its content at once and then what flows back.
        long flow = kind == Kind.TOKEN_BUCKET ? capacity * (i - from) : 0;
        assertThat(sum * WINDOW).isLessThanOrEqualTo(capacity * WINDOW + flow);
      }
    }
  }

  @Property(tries = 300)
  void whoWaitsTheNamedWaitIsNeverRefusedTwice(
      @ForAll Kind kind,
      @ForAll @IntRange(min = 1, max = 5) int requests,
      @ForAll @IntRange(min = 4, max = 9) int tokens,
      @ForAll boolean refusalsCount,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 4) Integer> costs) {
    QuotaLimit first = limit(kind, false, requests).withInitial(0);
    QuotaLimit second = limit(kind, true, tokens);
    QuotaMeter meter =
        refusalsCount
            ? QuotaModel.of(first.countingRefusals(), second.countingRefusals()).meter()
            : QuotaModel.of(first, second).meter();
    long at = 0;
    for (int cost : costs) {
      if (meter.ask(at, cost) == Answer.REFUSED) {
        assertThat(meter.waitNanos()).isPositive();
        at += meter.waitNanos();
        assertThat(meter.ask(at, cost)).isEqualTo(Answer.ADMITTED);
      }
    }
  }

  @Property(tries = 150)
  void theGreedyIdealIsThatOfBruteForce(
      @ForAll Kind kind,
      @ForAll @IntRange(min = 1, max = 3) int requests,
      @ForAll @IntRange(min = 4, max = 6) int tokens,
      @ForAll @IntRange(max = 4) int initial,
      @ForAll @IntRange(max = 3) int change,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 2) Integer> costs) {
    QuotaModel.Builder builder =
        QuotaModel.builder()
            .limit(limit(kind, false, requests))
            .limit(limit(kind, true, tokens).withInitial(initial));
    switch (change) {
      case 1 -> builder.capacityTimes(0.5, Duration.ofNanos(7));
      case 2 -> builder.tenant(0.4, Duration.ofNanos(3), Duration.ofNanos(9));
      case 3 -> builder.outage(Duration.ofNanos(2), Duration.ofNanos(13));
      default -> {}
    }
    QuotaModel model = builder.build();
    long[] costsInOrder = costs.stream().mapToLong(Integer::longValue).toArray();

    assertThat(model.makespan(costsInOrder))
        .isEqualTo(Duration.ofNanos(bruteForce(model, costsInOrder, new long[0])));
  }

  /** Tries every schedule on the grid that begins with {@code times}. */
  private static long bruteForce(QuotaModel model, long[] costs, long[] times) {
    if (times.length == costs.length) {
      return times[times.length - 1];
    }
    long best = Long.MAX_VALUE;
    long from = times.length == 0 ? 0 : times[times.length - 1];
    // Beyond two windows and all changes a later start helps nobody.
    for (long at = from; at <= from + 2 * WINDOW + 4 && at < best; at++) {
      long[] more = Arrays.copyOf(times, times.length + 1);
      more[times.length] = at;
      if (isAdmitted(model, costs, more)) {
        best = Math.min(best, bruteForce(model, costs, more));
      }
    }
    return best;
  }

  private static boolean isAdmitted(QuotaModel model, long[] costs, long[] times) {
    QuotaMeter meter = model.meter();
    for (int i = 0; i < times.length; i++) {
      if (meter.ask(times[i], costs[i]) != Answer.ADMITTED) {
        return false;
      }
    }
    return true;
  }

  @Example
  void namesTheLimitThatRefusesAndItsWait() {
    QuotaMeter meter =
        QuotaModel.of(limit(Kind.TOKEN_BUCKET, false, 3), limit(Kind.TOKEN_BUCKET, true, 6))
            .meter();

    assertThat(meter.ask(0, 5)).isEqualTo(Answer.ADMITTED);
    assertThat(meter.ask(0, 4)).isEqualTo(Answer.REFUSED);

    assertThat(meter.refusedBy()).isEqualTo(1);
    assertThat(meter.waitNanos()).isEqualTo(6);
    assertThat(meter.remaining(0)).isEqualTo(2);
    assertThat(meter.remaining(1)).isEqualTo(1);
    assertThat(meter.resetNanos(1)).isEqualTo(10);
    assertThat(meter.ask(0, 7)).isEqualTo(Answer.TOO_LARGE);
    assertThat(meter.admitted()).isEqualTo(1);
    assertThat(meter.refused()).isEqualTo(2);
    assertThat(meter.tokensAdmitted()).isEqualTo(5);
  }

  @Example
  void headersDoNotShowAnotherTenant() {
    for (Kind kind : Kind.values()) {
      QuotaModel model =
          QuotaModel.builder()
              .limit(limit(kind, false, 10))
              .tenant(0.5, Duration.ZERO, Duration.ofNanos(100))
              .build();
      QuotaMeter meter = model.meter();
      for (int i = 0; i < 5; i++) {
        assertThat(meter.ask(0, 1)).isEqualTo(Answer.ADMITTED);
      }
      assertThat(meter.ask(0, 1)).isEqualTo(Answer.REFUSED);
      assertThat(meter.limit(0)).isEqualTo(10);
      assertThat(meter.remaining(0)).isEqualTo(5);
    }
  }

  @Example
  void hasNoIdealWhereARequestNeverFits() {
    assertThat(QuotaModel.of(limit(Kind.FIXED_WINDOW, true, 3)).makespan(1, 4)).isNull();
  }
}
