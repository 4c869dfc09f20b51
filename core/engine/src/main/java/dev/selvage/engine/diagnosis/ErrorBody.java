package dev.selvage.engine.diagnosis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads the error out of a provider's body: {@code {"error":{"message","type","code"}}}, the same
 * object without its wrapper, or {@code {"error":"text"}}. Streams, so a body of any size costs
 * little; stops where the JSON does.
 */
final class ErrorBody {

  /** Leaves no buffer with a thread, which would keep this class's loader after its application. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
          .build();

  /** Longer bodies are not error bodies of any provider. */
  private static final int MOST_CHARACTERS = 64 * 1024;

  private ErrorBody() {}

  static void read(String body, Failure.Builder failure) {
    String start = body.length() > MOST_CHARACTERS ? body.substring(0, MOST_CHARACTERS) : body;
    try (JsonParser json = JSON.createParser(start)) {
      JsonToken first = json.nextToken();
      // Gemini's OpenAI dialect puts the object into an array.
      if ((first == JsonToken.START_ARRAY ? json.nextToken() : first) == JsonToken.START_OBJECT) {
        readObject(json, failure);
      }
    } catch (IOException e) {
      // Not JSON, or cut off: what was read so far stands, the status says the rest.
    }
  }

  private static void readObject(JsonParser json, Failure.Builder failure) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_OBJECT && name.equals("error")) {
        readObject(json, failure);
        return; // What stands beside it is about the response, not the error.
      } else if (value.isStructStart()) {
        json.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        take(name, json.getText(), failure);
      }
    }
  }

  private static void take(String name, String text, Failure.Builder failure) {
    switch (name) {
      case "code" -> failure.code(text);
      case "type" -> failure.type(text);
      case "message", "error" -> failure.message(text);
      default -> {}
    }
  }
}
