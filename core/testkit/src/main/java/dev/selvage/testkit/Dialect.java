package dev.selvage.testkit;

import java.util.Arrays;
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
}
