package dev.selvage.engine.diagnosis;

import dev.selvage.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A wait that a server names: the most exact of what it says. First the headers that name a wait
 * ({@code retry-after-ms}, {@code x-ms-retry-after-ms}, {@code retry-after}), then, for a rate
 * limit, those that say when the exhausted limit is whole again ({@code x-ratelimit-reset-*},
 * {@code anthropic-ratelimit-*-reset}), then {@code retryDelay} in the body (google.rpc.RetryInfo),
 * then the words of the message ("try again in 1m2.5s").
 *
 * <p>A value that is zero, negative, past, unreadable or absurd, a year or more, counts as not
 * given; nothing throws. Any other stays as long as it is, for the ceiling to judge.
 *
 * @param duration how long
 * @param source where it was read: the name of a header, {@code retryDelay} or {@code message}
 */
public record NamedWait(Duration duration, String source) {

  /** No server means a wait of a year; a Unix time that is taken for seconds is longer. */
  private static final Duration ABSURD = Duration.ofDays(365);

  /**
   * The wait that a failure names, if it names one.
   *
   * @param kind what the failure was found to be
   * @param now the client's time; points in time are read against the response's own {@code date}
   *     where it has one, so that a clock that is wrong here does no harm
   */
  static Optional<NamedWait> of(Failure failure, Kind kind, Instant now) {
    Supplier<Instant> sent =
        () -> failure.header("date").flatMap(RetryAfterHeaders::date).orElse(now);
    boolean isLimit = kind.isRateLimit() || kind == Kind.SLOW_DOWN;
    return RetryAfterHeaders.read(failure::header, sent)
        .or(() -> isLimit ? ResetHeaders.read(failure, kind, sent) : Optional.empty())
        .or(() -> ofBody(failure, kind, isLimit));
  }

  private static Optional<NamedWait> ofBody(Failure failure, Kind kind, boolean isLimit) {
    Optional<String> delay = failure.detail("retryDelay");
    if (kind == Kind.RATE_LIMITED_DAY && delay.isPresent()) {
      return Optional.empty(); // Google names a minute at most, whatever is left of the day.
    }
    boolean isWordRead = isLimit || kind == Kind.OVERLOADED;
    return named(delay.flatMap(WaitText::parse), "retryDelay")
        .or(
            () ->
                isWordRead
                    ? named(failure.message().flatMap(WaitText::find), "message")
                    : Optional.empty());
  }

  /** Such a wait, where it is one that a server can mean. */
  static Optional<NamedWait> named(Optional<Duration> wait, String source) {
    return wait.filter(w -> w.compareTo(Duration.ZERO) > 0 && w.compareTo(ABSURD) < 0)
        .map(meant -> new NamedWait(meant, source));
  }
}
