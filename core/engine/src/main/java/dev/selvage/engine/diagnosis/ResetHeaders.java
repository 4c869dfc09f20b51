package dev.selvage.engine.diagnosis;

import dev.selvage.Kind;
import dev.selvage.engine.time.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

  /** The limits of one server stand together: none sends headers of several sorts. */
  private static final List<List<Limit>> SORTS =
      List.of(
          List.of(
              openAi(Counts.REQUESTS, "requests"),
              openAi(Counts.TOKENS, "tokens"),
              openAi(Counts.REQUESTS, "project-requests"),
              openAi(Counts.TOKENS, "project-tokens")),
          Stream.of("anthropic-ratelimit", "anthropic-priority", "anthropic-fast")
              .flatMap(ResetHeaders::anthropic)
              .toList(),
          List.of(
              new Limit(Counts.ANYTHING, "x-ratelimit-remaining", "x-ratelimit-reset"),
              new Limit(Counts.ANYTHING, "ratelimit-remaining", "ratelimit-reset")));

  private static final double FIRST_UNIX_SECONDS = 1e9;
  private static final double FIRST_UNIX_MILLIS = 1e12;

  private ResetHeaders() {}

  private static Limit openAi(Counts counts, String name) {
    return new Limit(counts, "x-ratelimit-remaining-" + name, "x-ratelimit-reset-" + name);
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

  static Optional<NamedWait> read(Failure failure, Kind kind, Supplier<Instant> now) {
    List<State> states = states(failure, now);
    return states.stream()
        .filter(State::isEmpty)
        .map(State::named)
        .max(Comparator.comparing(NamedWait::duration))
        .or(
            () ->
                states.stream()
                    .filter(state -> state.isMeant(kind))
                    .map(State::named)
                    .min(Comparator.comparing(NamedWait::duration)));
  }

  private static List<State> states(Failure failure, Supplier<Instant> now) {
    for (List<Limit> sort : SORTS) {
      List<State> states = new ArrayList<>();
      for (Limit limit : sort) {
        State.of(limit, failure, now).ifPresent(states::add);
      }
      if (!states.isEmpty()) {
        return states;
      }
    }
    return List.of();
  }

  /**
   * What a response says of a limit.
   *
   * @param named the wait until it is whole
   * @param left how much of it is, where that is told
   */
  private record State(Counts counts, NamedWait named, Optional<Double> left) {

    static Optional<State> of(Limit limit, Failure failure, Supplier<Instant> now) {
      return failure
          .header(limit.reset)
          .flatMap(text -> NamedWait.named(waitOf(text, now), limit.reset))
          .map(
              wait ->
                  new State(
                      limit.counts,
                      wait,
                      failure.header(limit.remaining).flatMap(RetryAfterHeaders::number)));
    }

    boolean isEmpty() {
      return left.isPresent() && left.get() == 0;
    }

    /**
     * A request for more tokens than are left is refused while some are; a request needs but one.
     */
    boolean isMeant(Kind kind) {
      return kind == Kind.RATE_LIMITED_TOKENS
          ? counts == Counts.TOKENS
          : kind == Kind.RATE_LIMITED_REQUESTS && counts == Counts.REQUESTS && left.isEmpty();
    }
  }

  private static Optional<Duration> waitOf(String text, Supplier<Instant> now) {
    return RetryAfterHeaders.number(text)
        .map(number -> ofNumber(number, now))
        .or(() -> WaitText.parse(text))
        .or(() -> instant(text).flatMap(then -> RetryAfterHeaders.between(now.get(), then)));
  }

  private static Duration ofNumber(double number, Supplier<Instant> now) {
    if (number < FIRST_UNIX_SECONDS) {
      return Durations.ofSeconds(number);
    }
    double seconds = number < FIRST_UNIX_MILLIS ? number : number / 1e3;
    Instant then = now.get();
    return Durations.ofSeconds(seconds - (then.getEpochSecond() + then.getNano() / 1e9));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
