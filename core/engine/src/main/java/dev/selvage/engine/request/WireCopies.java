package dev.selvage.engine.request;

import dev.selvage.engine.request.Completer.Copies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completed copies of what has the wire's shape itself: maps and JSON. */
final class WireCopies {

  /** The fields that every request of the wire shape has a place for. */
  private static final Set<String> ALL = Set.of("model", "max_tokens", "temperature", "top_p");

  private WireCopies() {}

  /** Completes the map that is that argument, of that type. */
  static Completer ofMap(int index, Class<?> type) {
    boolean fits = type.isAssignableFrom(LinkedHashMap.class);
    return Completer.at(index, type, new Copies(type, fits ? ALL : Set.of(), WireCopies::ofMap));
  }

  /** Completes the JSON that is that argument, of that type. */
  static Completer ofJson(int index, Class<?> type) {
    boolean fits = type.isAssignableFrom(String.class) || type == byte[].class;
    return Completer.at(index, type, new Copies(type, fits ? ALL : Set.of(), WireCopies::ofJson));
  }

  static @Nullable Object ofMap(Object request, Map<String, Object> fields) {
    if (!(request instanceof Map<?, ?> map)) {
      return null;
    }
    Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.putAll(fields);
    return copy;
  }

  private static @Nullable Object ofJson(Object body, Map<String, Object> fields) {
    if (body instanceof byte[] bytes) {
      return JsonEdit.with(bytes, fields);
    }
    return body instanceof CharSequence text ? JsonEdit.with(text.toString(), fields) : null;
  }
}
