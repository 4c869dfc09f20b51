package dev.selvage.clients;

import dev.selvage.Kind;
import dev.selvage.testkit.ChatAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure, as a provider or the way to it causes it: a row of the matrix. */
enum Case {
  RATE_LIMITED("rate limited", Kind.RATE_LIMITED, 429, ChatAnswer.rateLimited()),
  RATE_LIMITED_WITH_A_WAIT(
      "rate limited, with a wait",
      Kind.RATE_LIMITED,
      429,
      ChatAnswer.rateLimited(Duration.ofSeconds(20))),
  QUOTA_USED_UP("quota used up", Kind.QUOTA_EXHAUSTED, 429, ChatAnswer.quotaUsedUp()),
  REQUEST_TOO_LARGE(
      "request too large", Kind.REQUEST_TOO_LARGE, 429, ChatAnswer.requestTooLarge()) {
    @Override
    ChatAnswer anthropicAnswer() {
      return ChatAnswer.error(413);
    }
  },
  SLOW_DOWN("told to slow down", Kind.SLOW_DOWN, 429, ChatAnswer.slowDown()) {
    @Override
    @Nullable ChatAnswer anthropicAnswer() {
      return null; // a rate limit like any other
    }
  },
  SERVER_ERROR("server error", Kind.SERVER_ERROR, 500, ChatAnswer.serverError()),
  OVERLOADED("overloaded", Kind.OVERLOADED, 503, ChatAnswer.overloaded()) {
    @Override
    ChatAnswer anthropicAnswer() {
      return ChatAnswer.error(529);
    }
  },
  MODEL_UNKNOWN("model unknown", Kind.MODEL_UNAVAILABLE, 404, ChatAnswer.modelNotFound()),
  KEY_REFUSED("key refused", Kind.AUTHENTICATION, 401, ChatAnswer.unauthorized()),
  FORBIDDEN("no permission", Kind.PERMISSION, 403, ChatAnswer.error(403)),
  BAD_REQUEST("request not valid", Kind.BAD_REQUEST, 400, ChatAnswer.badRequest()),
  CONTEXT_TOO_LONG("context too long", Kind.CONTEXT_TOO_LONG, 400, ChatAnswer.contextTooLong()),
  CONTENT_FILTERED(
      "content filter",
      Kind.CONTENT_FILTERED,
      400,
      ChatAnswer.error(400, "invalid_request_error", "content_policy_violation", "Rejected.")) {
    @Override
    @Nullable ChatAnswer anthropicAnswer() {
      return null; // an answer with a stop reason, not an error
    }
  },
  CONFLICT("conflict", Kind.CONFLICT, 409, ChatAnswer.error(409)),
  PAGE_OF_A_PROXY("page of a proxy", Kind.SERVER_ERROR, 502, proxyPage()),
  EMPTY_BODY("no body", Kind.OVERLOADED, 503, ChatAnswer.raw(503, "")),
  DROPPED("connection dropped", Kind.CONNECTION, 0, ChatAnswer.drop()),
  NO_SERVER("no server", Kind.CONNECTION, 0, null),
  TOO_LATE("no answer in time", Kind.TIMEOUT, 0, late()),
  ERROR_IN_A_STREAM("error inside a stream", Kind.OVERLOADED, 0, null) {
    @Override
    ChatAnswer openAiAnswer() {
      return stream(
          """
          data: {"error":{"message":"Overloaded","type":"overloaded_error","code":null}}

          """);
    }

    @Override
    ChatAnswer anthropicAnswer() {
      return stream(
          """
          event: error
          data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}

          """);
    }
  },
  UNKNOWN_ERROR_IN_A_STREAM(
      "error inside a stream, of no known type", Kind.STREAM_BROKEN_AFTER_CONTENT, 0, null) {
    @Override
    ChatAnswer openAiAnswer() {
      return stream("data: {\"error\":{\"message\":\"Odd\",\"type\":\"odd\",\"code\":null}}\n\n");
    }

    @Override
    ChatAnswer anthropicAnswer() {
      return stream(
          """
          event: error
          data: {"type":"error","error":{"type":"odd","message":"Odd"}}

          """);
    }
  };

  private final String title;
  private final Kind kind;
  private final int status;
  private final @Nullable ChatAnswer answer;

  Case(String title, Kind kind, int status, @Nullable ChatAnswer answer) {
    this.title = title;
    this.kind = kind;
    this.status = status;
    this.answer = answer;
  }

  private static ChatAnswer proxyPage() {
    return ChatAnswer.raw(502, "<html><body>429 Bad gateway</body></html>")
        .withHeader("content-type", "text/html");
  }

  private static ChatAnswer late() {
    return ChatAnswer.raw(200, "{}").withDelay(Duration.ofSeconds(5));
  }

  private static ChatAnswer stream(String events) {
    return ChatAnswer.raw(200, events).withHeader("content-type", "text/event-stream");
  }

  String title() {
    return title;
  }

  Kind kind() {
    return kind;
  }

  /** What the provider answers in that dialect; null where it knows no such failure. */
  final @Nullable ChatAnswer answer(Client.Dialect dialect) {
    return dialect == Client.Dialect.OPENAI ? openAiAnswer() : anthropicAnswer();
  }

  @Nullable ChatAnswer openAiAnswer() {
    return answer;
  }

  @Nullable ChatAnswer anthropicAnswer() {
    return answer;
  }

  /** The status that is told; 0 where none is. */
  int status(Client.Dialect dialect) {
    return switch (this) {
      case REQUEST_TOO_LARGE -> dialect == Client.Dialect.OPENAI ? status : 413;
      case OVERLOADED -> dialect == Client.Dialect.OPENAI ? status : 529;
      default -> status;
    };
  }

  /** Whether the provider says what it is in a body of its own. */
  boolean saysACode() {
    return status != 0 && this != PAGE_OF_A_PROXY && this != EMPTY_BODY;
  }

  boolean isInAStream() {
    return this == ERROR_IN_A_STREAM || this == UNKNOWN_ERROR_IN_A_STREAM;
  }
}
