package dev.selvage.engine.diagnosis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the error out of a provider's body: {@code {"error":{"message","type","code"}}}, the same
 * object without its wrapper, {@code {"error":"text"}}, {@code {"detail":"text"}} or FastAPI's
 * {@code {"detail":[{"msg":"text"}]}}. Streams, so a body of any size costs little; stops where the
 * JSON does.
 */
final class ErrorBody {

  /**
   * Leaves no buffer with a thread, which would keep this class's loader after its application; and
   * keeps no names, which may be anything.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /** Longer bodies are not error bodies of any provider. */
  private static final int MOST_CHARACTERS = 64 * 1024;

  /** An error has fewer; a prompt that is echoed may have any number. */
  private static final int MOST_DETAILS = 64;

  /** Names that mean something of the error itself alone: what lies within may be an echo. */
  private static final Set<String> QUALIFIED =
      Set.of("code", "type", "message", "status", "request_id");

  /** The names that an error has of its own, and so has what stands in it or around it. */
  private static final Set<String> OWN = Set.of("code", "type", "message");

  private final JsonParser json;
  private final Failure.Builder failure;
  private int detailsLeft = MOST_DETAILS;

  private ErrorBody(JsonParser json, Failure.Builder failure) {
    this.json = json;
    this.failure = failure;
  }

  static void read(String body, Failure.Builder failure) {
    int start = body.startsWith("\uFEFF") ? 1 : 0; // a byte order mark
    String text = body.substring(start, Math.min(body.length(), MOST_CHARACTERS)).stripLeading();
    if (text.startsWith("{") || text.startsWith("[")) {
      readJson(text.toCharArray(), failure);
    }
  }

  private static void readJson(char[] text, Failure.Builder failure) {
    try (JsonParser json = JSON.createParser(text)) {
      JsonToken first = json.nextToken();
      // Gemini's OpenAI dialect puts the object into an array.
      if ((first == JsonToken.START_ARRAY ? json.nextToken() : first) == JsonToken.START_OBJECT) {
        new ErrorBody(json, failure).readObject();
      }
    } catch (IOException e) {
      // Not JSON, or cut off: what was read so far stands, the status says the rest.
    }
  }

  private void readObject() throws IOException {
    Map<String, String> own = new HashMap<>();
    boolean isAroundTheError = false;
    try {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_OBJECT && name.equals("error")) {
          isAroundTheError = true;
          readObject();
        } else if (value.isStructStart()) {
          readDetails(name, own);
        } else if (value != JsonToken.VALUE_NULL) {
          take(name, json.getText(), own);
        }
      }
    } finally {
      if (isAroundTheError) {
        giveDetails(own);
      } else {
        giveError(own);
      }
    }
  }

  private void take(String name, String text, Map<String, String> own) {
    if (OWN.contains(name)) {
      own.put(name, text);
      return;
    }
    addDetail(name, text);
    if (name.equals("error") || name.equals("detail")) {
      own.put(name, text);
    }
  }

  /** What stands around the error is about the response. */
  private void giveDetails(Map<String, String> own) {
    own.forEach(
        (name, text) -> {
          if (OWN.contains(name)) {
            addDetail(name, text);
          }
        });
  }

  private void giveError(Map<String, String> own) {
    String message = own.getOrDefault("message", own.getOrDefault("error", own.get("detail")));
    if (own.containsKey("code")) {
      failure.code(own.get("code"));
    }
    if (own.containsKey("type")) {
      failure.type(own.get("type"));
    }
    if (message != null) {
      failure.message(message);
    }
  }

  /** The texts and numbers of whatever lies within an error, however deep. */
  private void readDetails(String within, Map<String, String> own) throws IOException {
    for (int depth = 1; depth > 0; ) {
      JsonToken token = json.nextToken();
      if (token == null) {
        return;
      } else if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        takeDetail(within, json.currentName(), json.getText(), own);
      }
    }
  }

  private void takeDetail(
      String within, @Nullable String name, String text, Map<String, String> own) {
    if (within.equals("detail")) {
      takeOfFastApi(name, text, own);
    } else if (name == null) {
      addDetail(within, text); // of a list
    } else {
      addDetail(QUALIFIED.contains(name) ? within + "." + name : name, text);
    }
  }

  /** It echoes the request beside what it says of it, and with that any name. */
  private void takeOfFastApi(@Nullable String name, String text, Map<String, String> own) {
    if ("msg".equals(name)) {
      own.putIfAbsent("detail", text);
    } else if ("type".equals(name)) {
      addDetail("detail.type", text);
    }
  }

  private void addDetail(String name, String text) {
    if (detailsLeft-- > 0) {
      failure.detail(name, text);
    }
  }
}
