package dev.selvage.testkit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the fake provider reads of a request's body.
 *
 * @param readable whether the body is a JSON object
 * @param model the model asked for, where the body names one
 * @param stream whether the body asks for a stream
 * @param maxTokens the most tokens of an answer; 0 where the body names none
 */
record ChatBody(boolean readable, @Nullable String model, boolean stream, long maxTokens) {

  private static final ChatBody UNREADABLE = new ChatBody(false, null, false, 0);

  static ChatBody read(String text) {
    try (JsonParser json = ChatJson.FACTORY.createParser(text)) {
      return json.nextToken() == JsonToken.START_OBJECT ? readObject(json) : UNREADABLE;
    } catch (IOException e) {
      return UNREADABLE;
    }
  }

  private static ChatBody readObject(JsonParser json) throws IOException {
    String model = null;
    boolean stream = false;
    long maxTokens = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("model") && value == JsonToken.VALUE_STRING) {
        model = json.getText();
      } else if (name.equals("stream")) {
        stream = value == JsonToken.VALUE_TRUE;
      } else if (isMaxTokens(name) && value == JsonToken.VALUE_NUMBER_INT) {
        maxTokens = Math.min(Math.max(0, json.getValueAsLong()), Integer.MAX_VALUE);
      }
      json.skipChildren();
    }
    return json.nextToken() == null ? new ChatBody(true, model, stream, maxTokens) : UNREADABLE;
  }

  private static boolean isMaxTokens(String name) {
    return name.equals("max_tokens") || name.equals("max_completion_tokens");
  }
}
