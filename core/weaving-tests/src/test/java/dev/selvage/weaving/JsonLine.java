package dev.selvage.weaving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One JSON object of a log.
 *
 * @param fields the values as texts, by name; that of an object within has its own name before it
 */
record JsonLine(Map<String, String> fields) {

  private static final JsonFactory JSON = new JsonFactory();

  static JsonLine parse(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue()) {
          String path = json.getParsingContext().pathAsPointer().toString();
          fields.put(path.substring(1).replace('/', '.'), json.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
    return new JsonLine(fields);
  }

  String get(String name) {
    return fields.get(name);
  }

  Instant timestamp() {
    return Instant.parse(get("timestamp"));
  }
}
