package dev.selvage.testkit;

import dev.selvage.testkit.QuotaLimit.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The wire format of a provider; the path of a request says which it speaks. */
enum Dialect {
  OPENAI("/chat/completions", "x-request-id") {
    @Override
    String completion(String text, ReplyContext context) {
      return ChatJson.completion(text, context);
    }

    @Override
    String error(Content.Failure error, ReplyContext context) {
      return ChatJson.error(
          error.type(), error.param(), error.code(), context.fill(error.message()));
    }

    @Override
    Content.OtherError overLimit(Unit unit, String message) {
      String type = unit.name().toLowerCase(Locale.ROOT);
      return new Content.OtherError(429, type, null, "rate_limit_exceeded", message);
    }

    @Override
    ChatAnswer withLimit(
        ChatAnswer answer, String unit, long limit, long remaining, Duration reset, Instant now) {
      return unit.equals("requests")
          ? answer.withRequestLimit(limit, remaining, reset)
          : answer.withTokenLimit(limit, remaining, reset);
    }
  },
  ANTHROPIC("/messages", "request-id") {
    @Override
    String completion(String text, ReplyContext context) {
      return AnthropicJson.completion(text, context);
    }

    @Override
    String error(Content.Failure error, ReplyContext context) {
      return AnthropicJson.error(error, context);
    }

    @Override
    Content.OtherError overLimit(Unit unit, String message) {
      return new Content.OtherError(429, "rate_limit_error", null, null, message);
    }

    @Override
    ChatAnswer withLimit(
        ChatAnswer answer, String unit, long limit, long remaining, Duration reset, Instant now) {
      String prefix = "anthropic-ratelimit-" + unit;
      return answer
          .withHeader(prefix + "-limit", Long.toString(limit))
          .withHeader(prefix + "-remaining", Long.toString(remaining))
          .withHeader(prefix + "-reset", now.plus(reset).toString());
    }
  };

  private final String path;
  private final String requestIdHeader;

  Dialect(String path, String requestIdHeader) {
    this.path = Endpoint.ROOT + path;
    this.requestIdHeader = requestIdHeader;
  }

  /** The dialect that is spoken at a path. */
  static Optional<Dialect> at(String path) {
    return Arrays.stream(values()).filter(dialect -> dialect.path.equals(path)).findFirst();
  }

  /** The header by which the provider names a request. */
  String requestIdHeader() {
    return requestIdHeader;
  }

  abstract String completion(String text, ReplyContext context);

  abstract String error(Content.Failure error, ReplyContext context);

  /** The 429 of a limit that counts {@code unit}. */
  abstract Content.OtherError overLimit(Unit unit, String message);

  /** The answer with what the provider's headers say of a limit. */
  abstract ChatAnswer withLimit(
      ChatAnswer answer, String unit, long limit, long remaining, Duration reset, Instant now);
}
