package dev.selvage.clients;

import dev.selvage.Kind;
import dev.selvage.testkit.ChatAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failure, as a provider or the way to it causes it: a row of the matrix. */
enum Case {
  RATE_LIMITED(
      "rate limited",
      Kind.RATE_LIMITED,
      429,
      ChatAnswer.error(429, "rate_limit_error", null, "Too fast.")),
  RATE_LIMITED_BY_REQUESTS(
      "rate limited by requests", Kind.RATE_LIMITED_REQUESTS, 429, ChatAnswer.rateLimited()),
  RATE_LIMITED_WITH_A_WAIT(
      "the same, with a wait",
      Kind.RATE_LIMITED_REQUESTS,
      429,
      ChatAnswer.rateLimited(Duration.ofSeconds(20))),
  RATE_LIMITED_BY_TOKENS(
      "rate limited by tokens",
      Kind.RATE_LIMITED_TOKENS,
      429,
      ChatAnswer.error(
          429,
          "tokens",
          "rate_limit_exceeded",
          "Rate limit reached for {model} on tokens per min (TPM): Limit 30000, Used 30000.")) {
    @Override
    ChatAnswer anthropicAnswer() {
      return ChatAnswer.error(
          429, "rate_limit_error", null, "Over the limit of 30,000 input tokens per minute.");
    }
  },
  RATE_LIMITED_BY_DAY(
      "rate limited by day",
      Kind.RATE_LIMITED_DAY,
      429,
      ChatAnswer.error(
          429,
          "requests",
          "rate_limit_exceeded",
          "Rate limit reached for {model} on requests per day (RPD): Limit 200, Used 200.")) {
    @Override
    @Nullable ChatAnswer anthropicAnswer() {
      return null; // it has no such limit
    }
  },
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
  FORBIDDEN("no permission, or not in this region", Kind.PERMISSION, 403, ChatAnswer.error(403)),
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
  TIMED_OUT("the server's own timeout", Kind.TIMEOUT, 408, ChatAnswer.error(408)),
  UNREADABLE("answer that cannot be read", Kind.UNKNOWN, 0, ChatAnswer.raw(200, "<p>Hi</p>")),
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
      return stream(Events.OPENAI_ODD);
    }

    @Override
    ChatAnswer anthropicAnswer() {
      return stream(Events.ANTHROPIC_ODD);
    }
  },
  UNKNOWN_ERROR_AFTER_CONTENT(
      "the same, after content", Kind.STREAM_BROKEN_AFTER_CONTENT, 0, null) {
    @Override
    ChatAnswer openAiAnswer() {
      return stream(Events.OPENAI_CONTENT + Events.OPENAI_ODD);
    }

    @Override
    ChatAnswer anthropicAnswer() {
      return stream(Events.ANTHROPIC_CONTENT + Events.ANTHROPIC_ODD);
    }
  },
  STREAM_CUT_OFF("stream cut off after content", Kind.STREAM_BROKEN_AFTER_CONTENT, 0, null) {
    @Override
    ChatAnswer openAiAnswer() {
      return cut(Events.OPENAI_CONTENT);
    }

    @Override
    ChatAnswer anthropicAnswer() {
      return cut(Events.ANTHROPIC_CONTENT);
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

  /** Promises one byte more than it sends; then the connection is closed. */
  private static ChatAnswer cut(String events) {
    return stream(events).withHeader("content-length", String.valueOf(events.length() + 1));
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
    return isErrorInAStream() || this == STREAM_CUT_OFF;
  }

  boolean isErrorInAStream() {
    return this == ERROR_IN_A_STREAM
        || this == UNKNOWN_ERROR_IN_A_STREAM
        || this == UNKNOWN_ERROR_AFTER_CONTENT;
  }

  /** What a provider sends in a stream. */
  private static final class Events {
    static final String OPENAI_CONTENT =
        """
        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4o",\
        "choices":[{"index":0,"delta":{"role":"assistant","content":"Hi"},"finish_reason":null}]}

        """;

    static final String OPENAI_ODD =
        "data: {\"error\":{\"message\":\"Odd\",\"type\":\"odd\",\"code\":null}}\n\n";

    static final String ANTHROPIC_CONTENT =
        """
        event: message_start
        data: {"type":"message_start","message":{"id":"msg_1","type":"message",\
        "role":"assistant","model":"claude-sonnet-4-5","content":[],"stop_reason":null,\
        "stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}

        """;

    static final String ANTHROPIC_ODD =
        """
        event: error
        data: {"type":"error","error":{"type":"odd","message":"Odd"}}

        """;
  }
}
