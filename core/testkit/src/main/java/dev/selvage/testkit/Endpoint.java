package dev.selvage.testkit;

import java.util.Optional;

/** The one endpoint there is, and what it refuses before any script is asked. */
final class Endpoint {

  static final String ROOT = "/v1";

  private static final String CHAT = ROOT + "/chat/completions";
  private static final String TYPE = "invalid_request_error";

  private Endpoint() {}

  static Optional<ChatAnswer> refusal(ReceivedRequest.Sent sent, ChatBody body) {
    if (!sent.path().equals(CHAT)) {
      String message = "Invalid URL (" + sent.method() + " " + sent.path() + ")";
      return Optional.of(ChatAnswer.error(404, TYPE, null, message));
    }
    if (!sent.method().equals("POST")) {
      String message = "Not allowed to " + sent.method() + " on " + CHAT + ".";
      return Optional.of(ChatAnswer.error(405, TYPE, "method_not_supported", message));
    }
    if (!body.readable()) {
      String message = "We could not parse the JSON body of your request.";
      return Optional.of(ChatAnswer.error(400, TYPE, null, message));
    }
    if (body.stream()) {
      String message = "FakeChatProvider does not stream; send the request without \"stream\".";
      return Optional.of(ChatAnswer.error(400, TYPE, "unsupported_value", message));
    }
    return Optional.empty();
  }
}
