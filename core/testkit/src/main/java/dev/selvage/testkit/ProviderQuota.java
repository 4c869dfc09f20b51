package dev.selvage.testkit;

import dev.selvage.testkit.QuotaLimit.Unit;
import dev.selvage.testkit.QuotaMeter.Answer;
import java.time.Duration;
import java.time.Instant;

/**
 * The quota of a {@link FakeChatProvider} and what it counted. A request counts the tokens of its
 * prompt, about one for four characters of the body, and the {@code max_tokens} (or {@code
 * max_completion_tokens}) that it asks for, as OpenAI counts. Safe for use by many threads.
 */
public final class ProviderQuota {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long MILLIS_PER_SECOND = 1_000;

  private final QuotaModel model;
  private final QuotaMeter meter;
  private final long startNanos;
  private boolean hidden;

  ProviderQuota(QuotaModel model, long startNanos) {
    this.model = model;
    this.meter = model.meter();
    this.startNanos = startNanos;
  }

  /** Sends no rate limit headers from now on, nor the wait of a refusal; its message names none. */
  public synchronized ProviderQuota hideHeaders() {
    hidden = true;
    return this;
  }

  /** How many requests were admitted. */
  public synchronized long admitted() {
    return meter.admitted();
  }

  /** How many requests were refused: over a limit, too large or in an outage. */
  public synchronized long refused() {
    return meter.refused();
  }

  /** The tokens of the admitted requests, as they were counted on arrival. */
  public synchronized long tokens() {
    return meter.tokensAdmitted();
  }

  /** Answers a request: with {@code next} where it is admitted. */
  synchronized ChatAnswer answer(Asked asked, Next next) {
    Answer answer = meter.ask(asked.nanos() - startNanos, asked.tokens());
    return switch (answer) {
      case OUTAGE -> ChatAnswer.serverError();
      case TOO_LARGE -> withHeaders(ChatAnswer.requestTooLarge(), asked);
      case REFUSED -> withHeaders(refusal(asked), asked);
      case ADMITTED -> {
        ChatAnswer admitted = next.get();
        yield admitted.content() == Content.Dropped.DROPPED
            ? admitted
            : withHeaders(admitted, asked);
      }
    };
  }

  /** What the quota needs to know of a request. */
  record Asked(Dialect dialect, long tokens, long nanos, Instant instant) {}

  /** The step of the script that an admitted request takes. */
  interface Next {
    ChatAnswer get();
  }

  private ChatAnswer refusal(Asked asked) {
    QuotaLimit limit = model.limits().get(meter.refusedBy());
    ChatAnswer error = ChatAnswer.of(asked.dialect().overLimit(limit.unit(), message(limit)));
    if (hidden) {
      return error;
    }
    // Rounded up: who waits a named wait is not refused again.
    long millis = QuotaCounter.ceilDiv(meter.waitNanos(), NANOS_PER_MILLI);
    long seconds = QuotaCounter.ceilDiv(millis, MILLIS_PER_SECOND);
    ChatAnswer named =
        error
            .withRetryAfter(Duration.ofMillis(millis))
            .withHeader("retry-after", Long.toString(seconds));
    return asked.dialect() == Dialect.OPENAI
        ? named.withHeader("retry-after-ms", Long.toString(millis))
        : named;
  }

  private String message(QuotaLimit limit) {
    String unit = limit.unit() == Unit.REQUESTS ? "requests" : "tokens";
    return "Rate limit reached for {model} in organization org-fake on "
        + unit
        + " per "
        + WireDuration.go(limit.window())
        + ": Limit "
        + meter.limit(meter.refusedBy())
        + ".{wait} Visit https://platform.openai.com/account/rate-limits to learn more.";
  }

  private ChatAnswer withHeaders(ChatAnswer answer, Asked asked) {
    ChatAnswer shown = answer;
    for (Unit unit : Unit.values()) {
      int place = hidden ? -1 : tightest(unit);
      if (place >= 0) {
        shown =
            asked
                .dialect()
                .withLimit(
                    shown,
                    unit == Unit.REQUESTS ? "requests" : "tokens",
                    meter.limit(place),
                    meter.remaining(place),
                    Duration.ofNanos(meter.resetNanos(place)),
                    asked.instant());
      }
    }
    return shown;
  }

  /** Of several limits on the same unit, the one with the least left is told; -1 for none. */
  private int tightest(Unit unit) {
    int place = -1;
    for (int i = 0; i < model.limits().size(); i++) {
      if (model.limits().get(i).unit() == unit
          && (place < 0 || meter.remaining(i) < meter.remaining(place))) {
        place = i;
      }
    }
    return place;
  }
}
