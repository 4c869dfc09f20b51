package dev.selvage.testkit;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a {@link FakeChatProvider}: a chat completion, an error as OpenAI words it, a raw
 * response, or no answer at all. Immutable; safe for use by many threads; equal to an answer that
 * says the same.
 *
 * <pre>{@code
 * ChatAnswer.error(503).withRetryAfter(Duration.ofSeconds(2))
 * ChatAnswer.ok("Good morning").withDelay(Duration.ofMillis(20))
 * }</pre>
 */
public final class ChatAnswer {

  private final Content content;
  private final @Nullable Duration retryAfter;
  private final Duration delay;
  private final Map<String, String> headers;

  private ChatAnswer(
      Content content, @Nullable Duration retryAfter, Duration delay, Map<String, String> headers) {
    this.content = content;
    this.retryAfter = retryAfter;
    this.delay = delay;
    this.headers = headers;
  }

  static ChatAnswer of(Content content) {
    return new ChatAnswer(content, null, Duration.ZERO, Map.of());
  }

  /** A chat completion whose assistant says {@code ok}. */
  public static ChatAnswer ok() {
    return ok(Content.Completion.DEFAULT_TEXT);
  }

  /**
   * A chat completion whose assistant says {@code text}.
   *
   * @throws NullPointerException when the text is null
   */
  public static ChatAnswer ok(String text) {
    return of(new Content.Completion(Objects.requireNonNull(text, "text")));
  }

  /**
   * The error that {@code status} usually means: the rate limit for 429, {@code model_not_found}
   * for 404, {@code invalid_api_key} for 401 and so on; a plain error of that status where no usual
   * meaning is known.
   *
   * @throws IllegalArgumentException when the status is not from 400 to 599
   */
  public static ChatAnswer error(int status) {
    requireStatus(status, 400);
    Optional<KnownError> known = KnownError.find(status, "");
    return of(known.isPresent() ? known.get() : Content.OtherError.ofStatus(status));
  }

  /**
   * An error of your own in OpenAI's shape; its {@code param} is null.
   *
   * @param message {@code {model}} in it stands for the model of the request
   * @throws NullPointerException when the type or message is null
   * @throws IllegalArgumentException when the status is not from 400 to 599
   */
  public static ChatAnswer error(int status, String type, @Nullable String code, String message) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    requireStatus(status, 400);
    return of(new Content.OtherError(status, type, null, code, message));
  }

  /** A 429 because too many requests came within a minute; names no wait. */
  public static ChatAnswer rateLimited() {
    return of(KnownError.RATE_LIMITED);
  }

  /**
   * A 429 because too many requests came within a minute; asks for a wait.
   *
   * @throws NullPointerException when the wait is null
   * @throws IllegalArgumentException when the wait is negative
   */
  public static ChatAnswer rateLimited(Duration retryAfter) {
    return rateLimited().withRetryAfter(retryAfter);
  }

  /** A 429 because the account's money is used up; waiting does not help. */
  public static ChatAnswer quotaUsedUp() {
    return of(KnownError.QUOTA_USED_UP);
  }

  /** A 429 because this one request exceeds the limit of a whole minute; waiting does not help. */
  public static ChatAnswer requestTooLarge() {
    return of(KnownError.REQUEST_TOO_LARGE);
  }

  /** A 429 because the traffic grew too fast. */
  public static ChatAnswer slowDown() {
    return of(KnownError.SLOW_DOWN);
  }

  /** A 500. */
  public static ChatAnswer serverError() {
    return of(KnownError.SERVER_ERROR);
  }

  /** A 503 because the provider is overloaded. */
  public static ChatAnswer overloaded() {
    return of(KnownError.OVERLOADED);
  }

  /** A 401 because the key is wrong. */
  public static ChatAnswer unauthorized() {
    return of(KnownError.UNAUTHORIZED);
  }

  /** A 400 because a field is missing. */
  public static ChatAnswer badRequest() {
    return of(KnownError.BAD_REQUEST);
  }

  /** A 400 because the conversation exceeds the model's context. */
  public static ChatAnswer contextTooLong() {
    return of(KnownError.CONTEXT_TOO_LONG);
  }

  /** A 404 because the model does not exist. */
  public static ChatAnswer modelNotFound() {
    return of(KnownError.MODEL_NOT_FOUND);
  }

  /** No answer: the connection is closed once the request has been read. */
  public static ChatAnswer drop() {
    return of(Content.Dropped.DROPPED);
  }

  /**
   * A response sent as it is, with {@code content-type: application/json} unless a header of that
   * name is added.
   *
   * @throws NullPointerException when the body is null
   * @throws IllegalArgumentException when the status is not from 200 to 599
   */
  public static ChatAnswer raw(int status, String body) {
    requireStatus(status, 200);
    return of(new Content.Raw(status, Objects.requireNonNull(body, "body")));
  }

  /**
   * The same answer with a {@code retry-after} header: an integer for whole seconds, else a decimal
   * number of seconds ({@code 0.5}), as both are seen in the field. The message of a rate limit
   * names the wait too, as OpenAI's does.
   *
   * @throws NullPointerException when the wait is null
   * @throws IllegalArgumentException when the wait is negative
   * @throws IllegalStateException when this is a completion or a drop, which ask for no wait
   */
  public ChatAnswer withRetryAfter(Duration wait) {
    requireNotNegative(wait, "wait");
    if (!mayNameAWait()) {
      throw new IllegalStateException(
          "\"" + this + "\" asks for no wait; to answer late, use withDelay");
    }
    return new ChatAnswer(content, wait, delay, headers);
  }

  /**
   * The same answer, sent {@code delay} after its request was read. The delay passes on the
   * machine's clock, since it happens between two sockets.
   *
   * @throws NullPointerException when the delay is null
   * @throws IllegalArgumentException when the delay is negative
   */
  public ChatAnswer withDelay(Duration delay) {
    return new ChatAnswer(content, retryAfter, requireNotNegative(delay, "delay"), headers);
  }

  /**
   * The same answer with one more header, which replaces any of that name, those that the provider
   * sets by itself included.
   *
   * @throws NullPointerException when an argument is null
   * @throws IllegalStateException when this is a drop
   */
  public ChatAnswer withHeader(String name, String value) {
    if (content == Content.Dropped.DROPPED) {
      throw new IllegalStateException("A dropped connection sends no headers");
    }
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name.toLowerCase(Locale.ROOT), Objects.requireNonNull(value, "value"));
    return new ChatAnswer(content, retryAfter, delay, Collections.unmodifiableMap(more));
  }

  /**
   * The same answer with {@code x-ratelimit-limit-requests}, {@code -remaining-requests} and {@code
   * -reset-requests}.
   *
   * @param reset the time until the limit is whole again; written as {@code 6m0s} or {@code 20ms}
   * @throws NullPointerException when the reset is null
   * @throws IllegalArgumentException when the reset is negative
   * @throws IllegalStateException when this is a drop
   */
  public ChatAnswer withRequestLimit(long limit, long remaining, Duration reset) {
    return withLimit("requests", limit, remaining, reset);
  }

  /**
   * The same answer with {@code x-ratelimit-limit-tokens}, {@code -remaining-tokens} and {@code
   * -reset-tokens}.
   *
   * @param reset the time until the limit is whole again; written as {@code 6m0s} or {@code 20ms}
   * @throws NullPointerException when the reset is null
   * @throws IllegalArgumentException when the reset is negative
   * @throws IllegalStateException when this is a drop
   */
  public ChatAnswer withTokenLimit(long limit, long remaining, Duration reset) {
    return withLimit("tokens", limit, remaining, reset);
  }

  private ChatAnswer withLimit(String unit, long limit, long remaining, Duration reset) {
    return withHeader("x-ratelimit-limit-" + unit, Long.toString(limit))
        .withHeader("x-ratelimit-remaining-" + unit, Long.toString(remaining))
        .withHeader(
            "x-ratelimit-reset-" + unit, WireDuration.go(requireNotNegative(reset, "reset")));
  }

  Content content() {
    return content;
  }

  Duration delay() {
    return delay;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The headers that the answer itself names, by lower-case name. */
  Map<String, String> headers() {
    Map<String, String> all = new TreeMap<>();
    if (retryAfter != null) {
      all.put("retry-after", WireDuration.seconds(retryAfter));
    }
    all.putAll(headers);
    return all;
  }

  private boolean mayNameAWait() {
    return content instanceof Content.Failure || content instanceof Content.Raw;
  }

  private static void requireStatus(int status, int lowest) {
    if (status < lowest || status > 599) {
      throw new IllegalArgumentException(
          "The status of this answer must be from " + lowest + " to 599, but is " + status);
    }
  }

  private static Duration requireNotNegative(Duration duration, String name) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
    }
    return duration;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChatAnswer that
        && content.equals(that.content)
        && Objects.equals(retryAfter, that.retryAfter)
        && delay.equals(that.delay)
        && headers.equals(that.headers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(content, retryAfter, delay, headers);
  }

  /**
   * The answer as a step of a script ({@code 429 after 1s}); headers and bodies of your own, which
   * scripts cannot say, are named only.
   */
  @Override
  public String toString() {
    return content.label()
        + (retryAfter == null ? "" : " after " + WireDuration.go(retryAfter))
        + (delay.isZero() ? "" : " in " + WireDuration.go(delay))
        + (headers.isEmpty() ? "" : " with " + String.join(", ", headers.keySet()));
  }
}
