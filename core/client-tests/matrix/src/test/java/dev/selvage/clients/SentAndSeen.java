package dev.selvage.clients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.selvage.engine.request.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a body that was sent, field by field, with what is seen of its request. */
final class SentAndSeen {

  /** Every field that anything asks for, and what a wrong one may be called. */
  private static final List<String> NAMES =
      List.of(
          "model",
          "messages",
          "input",
          "system",
          "max_tokens",
          "max_completion_tokens",
          "max_output_tokens",
          "temperature",
          "top_p",
          "top_k",
          "n",
          "stop",
          "stop_sequences",
          "tools",
          "tool_choice",
          "functions",
          "response_format",
          "role",
          "content",
          "name",
          "tool_calls",
          "tool_call_id",
          "refusal",
          "function_call",
          "type",
          "text",
          "id",
          "function",
          "arguments",
          "description",
          "parameters",
          "input_schema",
          "tool_use_id",
          "image_url",
          "url",
          "source",
          "instructions",
          "seed",
          "user",
          "thinking");

  private final Set<String> unseen;

  /** Fields by their paths that the client adds when it sends. */
  SentAndSeen(Set<String> unseen) {
    this.unseen = unseen;
  }

  List<String> differences(String sent, Fields seen) {
    List<String> differences = new ArrayList<>();
    compare("", parse(sent), seen, differences);
    return differences;
  }

  private void compare(
      String path, @Nullable Object sent, @Nullable Object seen, List<String> differences) {
    if (unseen.contains(path)) {
      return;
    }
    if (sent instanceof Map<?, ?> map && seen instanceof Fields fields) {
      map.forEach(
          (name, value) ->
              compare(path + "." + name, value, fields.get((String) name), differences));
      for (String name : NAMES) {
        if (!map.containsKey(name)
            && isValue(fields.get(name))
            && !unseen.contains(path + "." + name)) {
          differences.add(path + "." + name + " is seen as " + fields.get(name) + ", but not sent");
        }
      }
    } else if (sent instanceof List<?> list
        && seen instanceof List<?> seenList
        && list.size() == seenList.size()) {
      for (int i = 0; i < list.size(); i++) {
        compare(path + "[" + i + "]", list.get(i), seenList.get(i), differences);
      }
    } else if (!isSame(sent, seen)) {
      differences.add(path + " is sent as " + sent + ", and seen as " + seen);
    }
  }

  /** What is set elsewhere may be sent, or not. */
  private static boolean isValue(@Nullable Object seen) {
    return seen != null && seen != Fields.OPAQUE;
  }

  private static boolean isSame(@Nullable Object sent, @Nullable Object seen) {
    return sent instanceof Number one && seen instanceof Number other
        ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0
        : Objects.equals(sent, seen);
  }

  private static @Nullable Object parse(String text) {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      return value(json, json.nextToken());
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private static @Nullable Object value(JsonParser json, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          object.put(name, value(json, json.nextToken()));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<@Nullable Object> array = new ArrayList<>();
        for (JsonToken next = json.nextToken();
            next != JsonToken.END_ARRAY;
            next = json.nextToken()) {
          array.add(value(json, next));
        }
        yield array;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }
}
