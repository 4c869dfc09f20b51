package dev.selvage.engine.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses a request that is JSON. What is no JSON object, or nested too deeply, is none. */
final class JsonText {

  /** As for bodies of errors: nothing stays with a thread, and no names are kept. */
  static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private JsonText() {}

  static @Nullable Fields parse(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      return parse(json);
    } catch (IOException e) {
      return null;
    }
  }

  static @Nullable Fields parse(byte[] bytes) {
    try (JsonParser json = JSON.createParser(bytes)) {
      return parse(json);
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable Fields parse(JsonParser json) throws IOException {
    Fields fields = json.nextToken() == JsonToken.START_OBJECT ? Fields.of(object(json)) : null;
    return json.nextToken() == null ? fields : null;
  }

  private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
    Map<String, @Nullable Object> object = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      object.put(name, value(json, json.nextToken()));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser json) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      array.add(value(json, token));
    }
    return array;
  }

  private static @Nullable Object value(JsonParser json, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }
}
