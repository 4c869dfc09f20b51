package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a whole stream of server-sent events: finds the error in it, and whether content came
 * before. An error is an event of that name (Anthropic), or data that begins with the field {@code
 * error} (OpenAI and those that speak its dialect).
 */
final class EventStream {

  /** Anthropic's events that come before its first content, and between. */
  private static final Set<String> WITHOUT_CONTENT = Set.of("message_start", "ping");

  private String event = "";
  private boolean hasContent;

  private EventStream() {}

  /** The failure that the stream tells; empty where it tells none. */
  static Optional<Failure.Builder> failureIn(String text) {
    return text.contains("error") ? new EventStream().read(text) : Optional.empty();
  }

  private Optional<Failure.Builder> read(String text) {
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.isEmpty()) {
        event = "";
      } else if (line.startsWith("event:")) {
        event = line.substring("event:".length()).strip();
      } else if (line.startsWith("data:")) {
        String data = line.substring("data:".length()).strip();
        if (isError(data)) {
          return Optional.of(failure(data));
        }
        hasContent |= !WITHOUT_CONTENT.contains(event);
      }
    }
    return Optional.empty();
  }

  private boolean isError(String data) {
    return event.equals("error")
        || (data.startsWith("{") && data.substring(1).stripLeading().startsWith("\"error\""));
  }

  private Failure.Builder failure(String data) {
    return Failure.builder().inStream(true).beforeContent(!hasContent).body(data);
  }
}
