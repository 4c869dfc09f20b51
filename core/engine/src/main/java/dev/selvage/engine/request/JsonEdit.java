package dev.selvage.engine.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts fields into the text of a JSON object: over a {@code null}, else before the closing brace.
 * All the rest stays letter for letter.
 */
final class JsonEdit {

  private static final int LENGTH_OF_NULL = 4;

  private JsonEdit() {}

  /** The same JSON in UTF-8 with those fields; null where it is no such object. */
  static byte @Nullable [] with(byte[] json, Map<String, Object> fields) {
    String text = new String(json, StandardCharsets.UTF_8);
    boolean isUtf8 = Arrays.equals(json, text.getBytes(StandardCharsets.UTF_8));
    String completed = isUtf8 ? with(text, fields) : null;
    return completed == null ? null : completed.getBytes(StandardCharsets.UTF_8);
  }

  /** The same JSON with those fields; null where it is no object. */
  static @Nullable String with(String json, Map<String, Object> fields) {
    Map<String, Object> missing = new LinkedHashMap<>(fields);
    StringBuilder text = new StringBuilder(json);
    try (JsonParser parser = JsonText.JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      boolean isEmpty = true;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        isEmpty = false;
        String name = parser.currentName();
        Object value = parser.nextToken() == JsonToken.VALUE_NULL ? missing.remove(name) : null;
        if (value != null) {
          int start = (int) parser.currentTokenLocation().getCharOffset() + grown(text, json);
          text.replace(start, start + LENGTH_OF_NULL, print(value));
        }
        parser.skipChildren();
      }
      int end = (int) parser.currentTokenLocation().getCharOffset() + grown(text, json);
      text.insert(end, added(missing, isEmpty));
      return text.toString();
    } catch (IOException e) {
      return null;
    }
  }

  private static int grown(StringBuilder text, String json) {
    return text.length() - json.length();
  }

  private static String added(Map<String, Object> fields, boolean isFirst) {
    StringBuilder added = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          added.append(isFirst && added.isEmpty() ? "" : ",");
          added.append('"').append(name).append("\":").append(print(value));
        });
    return added.toString();
  }

  private static String print(Object value) {
    return value instanceof String text
        ? '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"'
        : value.toString();
  }
}
