package dev.selvage.testkit;

import java.util.Optional;

/** The endpoints there are, and what they refuse before any script is asked. */
final class Endpoint {

  static final String ROOT = "/v1";

  private static final String TYPE = "invalid_request_error";

  private Endpoint() {}

  static Optional<ChatAnswer> refusal(ReceivedRequest.Sent sent, ChatBody body) {
    if (Dialect.at(sent.path()).isEmpty()) {
      String message = "Invalid URL (" + sent.method() + " " + sent.path() + ")";
      return Optional.of(ChatAnswer.error(404, TYPE, null, message));
    }
    if (!sent.method().equals("POST")) {
      String message = "Not allowed to " + sent.method() + " on " + sent.path() + ".";
      return Optional.of(ChatAnswer.error(405, TYPE, "method_not_supported", message));
    }
    if (!body.readable()) {
      String message = "We could not parse the JSON body of your request.";
      return Optional.of(ChatAnswer.error(400, TYPE, null, message));
    }
    return Optional.empty();
  }

  /** A completion cannot be sent as a stream; whatever else can be is sent as it is. */
  static Optional<ChatAnswer> refusalToStream(ChatBody body, ChatAnswer next) {
    if (body.stream() && next.content() instanceof Content.Completion) {
      String message = "FakeChatProvider does not stream; send the request without \"stream\".";
      return Optional.of(ChatAnswer.error(400, TYPE, "unsupported_value", message));
    }
    return Optional.empty();
  }
}
