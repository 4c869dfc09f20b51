package dev.selvage.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a reply says about its request.
 *
 * @param dialect the wire format that it speaks
 * @param number the place of the request among all, from 1
 * @param model the model asked for
 * @param promptCharacters the length of the request's body
 * @param createdSeconds the time of arrival, in seconds since 1970
 * @param retryAfter the wait that the answer names
 */
record ReplyContext(
    Dialect dialect,
    long number,
    String model,
    int promptCharacters,
    long createdSeconds,
    @Nullable Duration retryAfter) {

  /** What a request without a readable model counts as. */
  private static final String DEFAULT_MODEL = "gpt-4o";

  static ReplyContext of(ReceivedRequest request, @Nullable Duration retryAfter) {
    return new ReplyContext(
        Dialect.at(request.path()).orElse(Dialect.OPENAI),
        request.number(),
        request.model().orElse(DEFAULT_MODEL),
        request.body().length(),
        request.arrivedAt().getEpochSecond(),
        retryAfter);
  }

  String requestId() {
    return String.format("req_fake%06d", number);
  }

  String fill(String message) {
    String wait =
        retryAfter == null ? "" : " Please try again in " + WireDuration.go(retryAfter) + ".";
    return message.replace("{model}", model).replace("{wait}", wait);
  }
}
