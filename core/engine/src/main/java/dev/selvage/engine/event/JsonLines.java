package dev.selvage.engine.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.selvage.engine.event.CallEvent.AttemptFailed;
import dev.selvage.engine.event.CallEvent.RequestDoubted;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.event.CallEvent.RetryScheduled;
import dev.selvage.engine.time.Durations;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * Events as JSON objects, one a line. A failure has {@code timestamp, error_type, error_message,
 * context{model, tokens}}; a retry has {@code timestamp, action, attempt, max_retries, delay} with
 * the delay in seconds; both name the {@code method}. The message is Selvage's own sentence, never
 * the provider's text.
 */
final class JsonLines {

  /** Leaves no buffer with a thread, which would keep this class's loader after its application. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
          .build();

  private JsonLines() {}

  static Optional<String> of(CallEvent event) {
    if (event instanceof AttemptFailed failed) {
      return Optional.of(object(json -> failure(json, failed)));
    } else if (event instanceof RetryScheduled retry) {
      return Optional.of(object(json -> retry(json, retry)));
    } else if (event instanceof RequestRejected rejected) {
      return Optional.of(object(json -> rejection(json, rejected)));
    } else if (event instanceof RequestDoubted doubted) {
      return Optional.of(object(json -> doubt(json, doubted)));
    }
    return Optional.empty();
  }

  private static void failure(JsonGenerator json, AttemptFailed event) throws IOException {
    start(json, event);
    json.writeStringField("error_type", event.errorType());
    json.writeStringField("error_message", event.diagnosis().sentence());
    json.writeStringField("remedy", event.diagnosis().remedy().name());
    json.writeNumberField("attempt", event.attempt());
    context(json, event.request());
  }

  private static void rejection(JsonGenerator json, RequestRejected event) throws IOException {
    start(json, event);
    json.writeStringField("error_type", event.errorType());
    json.writeStringField("error_message", String.join("; ", event.faults()));
    context(json, RequestFacts.NONE);
  }

  private static void doubt(JsonGenerator json, RequestDoubted event) throws IOException {
    start(json, event);
    json.writeStringField("action", "doubt");
    json.writeStringField("message", String.join("; ", event.doubts()));
  }

  private static void retry(JsonGenerator json, RetryScheduled event) throws IOException {
    start(json, event);
    json.writeStringField("action", "retry");
    json.writeNumberField("attempt", event.attempt());
    json.writeNumberField("max_retries", event.maxAttempts() - 1);
    json.writeNumberField("delay", seconds(event.delay()));
  }

  /** To the microsecond, and never with an exponent. */
  private static BigDecimal seconds(Duration delay) {
    return BigDecimal.valueOf(Durations.toSeconds(delay)).setScale(6, RoundingMode.HALF_UP);
  }

  private static void start(JsonGenerator json, CallEvent event) throws IOException {
    json.writeStringField("timestamp", event.at().toString());
    json.writeStringField("method", event.method());
  }

  private static void context(JsonGenerator json, RequestFacts request) throws IOException {
    json.writeObjectFieldStart("context");
    json.writeStringField("model", request.model());
    json.writeFieldName("tokens");
    if (request.maxTokens() == null) {
      json.writeNull();
    } else {
      json.writeNumber(request.maxTokens());
    }
    json.writeEndObject();
  }

  private static String object(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A StringWriter does not fail", e);
    }
    return text.toString();
  }

  @FunctionalInterface
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }
}
