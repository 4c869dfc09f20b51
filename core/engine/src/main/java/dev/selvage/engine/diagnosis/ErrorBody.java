package dev.selvage.engine.diagnosis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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

  /** An error has fewer; a prompt that is echoed may have any number. */
  private static final int MOST_DETAILS = 64;

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
        readDetails(json, name, failure);
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
      default -> failure.detail(name, text);
    }
  }

  /** The texts and numbers of whatever lies within an error, however deep. */
  private static void readDetails(JsonParser json, String within, Failure.Builder failure)
      throws IOException {
    for (int depth = 1, taken = 0; depth > 0; ) {
      JsonToken token = json.nextToken();
      if (token == null) {
        return;
      } else if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue()
          && token != JsonToken.VALUE_NULL
          && ++taken <= MOST_DETAILS) {
        failure.detail(detailName(within, json.currentName()), json.getText());
      }
    }
  }

  /** A name that the error itself may have too goes with that of what it stands in. */
  private static String detailName(String within, @Nullable String name) {
    if (name == null) {
      return within; // of a list
    }
    boolean isErrors = name.equals("code") || name.equals("type") || name.equals("message");
    return isErrors ? within + "." + name : name;
  }
}
