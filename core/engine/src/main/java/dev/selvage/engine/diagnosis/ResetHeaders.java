package dev.selvage.engine.diagnosis;

import dev.selvage.Kind;
import dev.selvage.engine.time.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The headers that say when a limit is whole again. Only those of exhausted limits name a wait: of
 * which nothing is left, the longest of them, since the call needs all. Where none is empty, and
 * the failure itself says what it counts, the shortest of that kind: which one it was is not told.
 *
 * <p>The values come as Go durations ({@code 6m0s}, OpenAI and Groq), as points in time of RFC 3339
 * (Anthropic), as seconds, or as a Unix time in seconds or milliseconds (gateways).
 */
final class ResetHeaders {

  /** What a limit counts, as far as its header's name tells. */
  private enum Counts {
    REQUESTS,
    TOKENS,
    ANYTHING
  }

  /**
   * One limit by the names of its headers. Sources: OpenAI, "Rate limits: headers"; Anthropic,
   * "Rate limits: response headers"; OpenRouter, "Limits"; the IETF draft on RateLimit fields.
   */
  private record Limit(Counts counts, String remaining, String reset) {}

  private static final List<Limit> LIMITS =
      Stream.of(
              openAi(Counts.REQUESTS, "requests"),
              openAi(Counts.TOKENS, "tokens"),
              openAi(Counts.REQUESTS, "project-requests"),
              openAi(Counts.TOKENS, "project-tokens"),
              Stream.of("anthropic-ratelimit", "anthropic-priority", "anthropic-fast")
                  .flatMap(ResetHeaders::anthropic),
              Stream.of(
                  new Limit(Counts.ANYTHING, "x-ratelimit-remaining", "x-ratelimit-reset"),
                  new Limit(Counts.ANYTHING, "ratelimit-remaining", "ratelimit-reset")))
          .flatMap(limits -> limits)
          .toList();

  private static final double FIRST_UNIX_SECONDS = 1e9;
  private static final double FIRST_UNIX_MILLIS = 1e12;

  private ResetHeaders() {}

  private static Stream<Limit> openAi(Counts counts, String name) {
    return Stream.of(
        new Limit(counts, "x-ratelimit-remaining-" + name, "x-ratelimit-reset-" + name));
  }

  private static Stream<Limit> anthropic(String prefix) {
    return Stream.of(
        anthropic(prefix, Counts.REQUESTS, "requests"),
        anthropic(prefix, Counts.TOKENS, "tokens"),
        anthropic(prefix, Counts.TOKENS, "input-tokens"),
        anthropic(prefix, Counts.TOKENS, "output-tokens"));
  }

  private static Limit anthropic(String prefix, Counts counts, String name) {
    return new Limit(counts, prefix + "-" + name + "-remaining", prefix + "-" + name + "-reset");
  }

  static Optional<NamedWait> read(Failure failure, Kind kind, Instant now) {
    return waits(failure, now, limit -> isEmpty(limit, failure))
        .max(Comparator.comparing(NamedWait::duration))
        .or(
            () ->
                waits(failure, now, limit -> isMeant(limit, failure, kind))
                    .min(Comparator.comparing(NamedWait::duration)));
  }

  private static Stream<NamedWait> waits(
      Failure failure, Instant now, Predicate<Limit> isExhausted) {
    return LIMITS.stream()
        .filter(isExhausted)
        .flatMap(
            limit -> {
              Optional<Duration> wait = failure.header(limit.reset).flatMap(t -> wait(t, now));
              return NamedWait.named(wait, limit.reset).stream();
            });
  }

  private static Optional<Double> left(Limit limit, Failure failure) {
    return failure.header(limit.remaining).flatMap(RetryAfterHeaders::number);
  }

  private static boolean isEmpty(Limit limit, Failure failure) {
    return left(limit, failure).filter(left -> left == 0).isPresent();
  }

  /** A request for more tokens than are left is refused while some are; a request needs but one. */
  private static boolean isMeant(Limit limit, Failure failure, Kind kind) {
    return kind == Kind.RATE_LIMITED_TOKENS
        ? limit.counts == Counts.TOKENS
        : kind == Kind.RATE_LIMITED_REQUESTS
            && limit.counts == Counts.REQUESTS
            && left(limit, failure).isEmpty();
  }

  private static Optional<Duration> wait(String text, Instant now) {
    return RetryAfterHeaders.number(text)
        .flatMap(number -> ofNumber(number, now))
        .or(() -> WaitText.parse(text))
        .or(() -> instant(text).flatMap(then -> RetryAfterHeaders.between(now, then)));
  }

  private static Optional<Duration> ofNumber(double number, Instant now) {
    if (number < FIRST_UNIX_SECONDS) {
      return Optional.of(Durations.ofSeconds(number));
    }
    double seconds = number < FIRST_UNIX_MILLIS ? number : number / 1e3;
    return Optional.of(Durations.ofSeconds(seconds - (now.getEpochSecond() + now.getNano() / 1e9)));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
