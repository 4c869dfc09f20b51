package dev.selvage.engine.retry;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one call has used of each policy. */
final class Tally {

  /** Not below any delay, not even one without bound and some jitter. */
  private static final Duration ENDLESS = Durations.UNBOUNDED.plusNanos(999_999_999);

  final int[] retries;
  final Duration[] previousDelays;
  private final long firstFailureNanos;
  @Nullable ScheduledRetry scheduled;
  private int decided;

  Tally(int policies, long firstFailureNanos) {
    this.retries = new int[policies];
    this.previousDelays = new Duration[policies];
    this.firstFailureNanos = firstFailureNanos;
    Arrays.fill(previousDelays, Duration.ZERO);
  }

  /** Whether that attempt is still to be decided on; it then is. */
  boolean decides(int attempt) {
    boolean isNew = attempt > decided;
    decided = attempt;
    return isNew;
  }

  /** How long a retry may still be waited for; negative once that is over. */
  Duration left(Call call, RetryPolicy policy) {
    Duration elapsed = Duration.ofNanos(call.timing().source().nanoTime() - firstFailureNanos);
    Duration most = policy.maxElapsed();
    return most.compareTo(Durations.UNBOUNDED) >= 0 ? ENDLESS : most.minus(elapsed);
  }
}
