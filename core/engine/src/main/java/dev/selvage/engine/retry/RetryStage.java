package dev.selvage.engine.retry;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.event.CallEvent.RetryScheduled;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Outcome;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs the method again where one of its policies covers the failure. Each policy counts its own
 * retries and keeps its own backoff; the total never exceeds the largest {@code maxAttempts}.
 *
 * <p>The delay is the larger of the wait that the server names and the backoff. Where the server
 * names one, jitter is added, so that those told the same do not come back in the same instant; it
 * only ever adds. A delay that is too long, or would end too late, is not begun.
 */
public final class RetryStage implements Stage {

  /** What jitter adds to a wait named by the server: up to a tenth of it, at most a second. */
  private static final double JITTER_FRACTION = 0.1;

  private static final double MOST_JITTER_SECONDS = 1;

  private final List<RetryPolicy> policies;
  private final int maxAttempts;

  /** The first policy that covers a kind of failure decides on it. */
  public RetryStage(List<RetryPolicy> policies) {
    this.policies = List.copyOf(policies);
    this.maxAttempts = policies.stream().mapToInt(RetryPolicy::maxAttempts).max().orElse(1);
  }

  /** Whether a retry may be charged to a budget. */
  public boolean charges() {
    return policies.stream().anyMatch(policy -> policy.kinds().stream().anyMatch(policy::charges));
  }

  @Override
  public StageOrder order() {
    return StageOrder.RETRY;
  }

  /** Nothing is done before an attempt, so a woven method runs straight into its body. */
  @Override
  public boolean actsOnEntry() {
    return false;
  }

  @Override
  public boolean mayRepeat() {
    return true;
  }

  @Override
  public Verdict after(Call call, Outcome outcome) {
    return outcome
        .failure()
        .flatMap(diagnosis -> policyFor(diagnosis).map(p -> decide(call, outcome, diagnosis, p)))
        .orElseGet(Verdict::proceed);
  }

  private Optional<RetryPolicy> policyFor(Diagnosis diagnosis) {
    return policies.stream().filter(p -> p.kinds().contains(diagnosis.kind())).findFirst();
  }

  private Verdict decide(Call call, Outcome outcome, Diagnosis diagnosis, RetryPolicy policy) {
    Tally tally = tallyOf(call);
    if (!tally.decides(call.attempt())) {
      return Verdict.proceed(); // A stage inside ended the call before the retry.
    }
    if (call.gaveUpInside(outcome, diagnosis.kind())) {
      return Verdict.proceed();
    }
    if (diagnosis.retryForbidden()) {
      return giveUp(call, policy, "the server forbids a retry (x-should-retry: false)");
    }
    if (!policy.idempotent() && diagnosis.mayHaveHadEffect()) {
      return giveUp(
          call, policy, "the attempt may have had an effect, and the method is not idempotent");
    }
    int policyIndex = policies.indexOf(policy);
    int retry = tally.retries[policyIndex] + 1;
    if (retry >= policy.maxAttempts() || call.attempt() >= maxAttempts) {
      return giveUp(
          call, policy, "all %d attempts are used".formatted(Math.max(retry, call.attempt())));
    }
    Optional<Duration> named = diagnosis.namedWait();
    if (diagnosis.kind() == Kind.RATE_LIMITED_DAY && named.isEmpty()) {
      return giveUp(call, policy, "the limit of the day is used up, and the server names no wait");
    }
    if (named.isPresent() && named.get().compareTo(policy.maxRetryAfter()) > 0) {
      return giveUp(call, policy, tooLong(named.get(), policy.maxRetryAfter()));
    }
    Duration previous = tally.previousDelays[policyIndex];
    Duration own = policy.backoff().next(retry, previous, call.timing().random());
    Duration delay = named.map(wait -> atLeast(wait, own, call.timing().random())).orElse(own);
    if (tally.left(call, policy).compareTo(delay) < 0) {
      return giveUp(call, policy, tooLate(delay, policy.maxElapsed()));
    }
    tally.retries[policyIndex] = retry;
    tally.previousDelays[policyIndex] = own; // A law that compounds does not compound the server's.
    tally.scheduled = new ScheduledRetry(policy, diagnosis, own);
    call.emit(
        new RetryScheduled(
            call.method(), call.now(), call.attempt(), maxAttempts, delay, diagnosis));
    return Verdict.runAgain(delay);
  }

  /** The wait that the server names is a floor, with jitter that only adds. */
  private static Duration atLeast(Duration named, Duration own, RandomGenerator random) {
    Duration floor = named.compareTo(own) > 0 ? named : own;
    double most = Math.min(Durations.toSeconds(named) * JITTER_FRACTION, MOST_JITTER_SECONDS);
    return Durations.saturatedSum(floor, Durations.ofSeconds(random.nextDouble() * most));
  }

  /** What the call has used so far; null before its first failure. */
  @Nullable Tally tally(Call call) {
    return (Tally) call.state(this);
  }

  private Tally tallyOf(Call call) {
    Tally known = tally(call);
    if (known != null) {
      return known;
    }
    Tally tally = new Tally(policies.size(), call.timing().source().nanoTime());
    call.state(this, tally);
    return tally;
  }

  private static Verdict giveUp(Call call, RetryPolicy policy, String reason) {
    call.giveUp(Set.copyOf(policy.kinds()), reason);
    return Verdict.proceed();
  }

  private static String tooLong(Duration named, Duration ceiling) {
    return "the server asks to wait %s, longer than maxRetryAfter (%s)"
        .formatted(Durations.print(named), Durations.print(ceiling));
  }

  private static String tooLate(Duration delay, Duration maxElapsed) {
    return "a wait of %s would end after maxElapsed (%s)"
        .formatted(Durations.print(delay), Durations.print(maxElapsed));
  }
}
