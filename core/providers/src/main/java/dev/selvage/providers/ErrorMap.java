package dev.selvage.providers;

import dev.selvage.engine.diagnosis.Failure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error body that a client has parsed already: the error itself, or what wraps it under {@code
 * error}.
 */
final class ErrorMap {

  /** An error has fewer; a prompt that is echoed may have any number. */
  private static final int MOST_DETAILS = 64;

  private static final int DEEPEST = 8;

  private final Map<?, ?> error;
  private final @Nullable Object requestId;
  private int taken;

  private ErrorMap(Map<?, ?> error, @Nullable Object requestId) {
    this.error = error;
    this.requestId = requestId;
  }

  /** The error in a body; an empty one where the body is none. */
  static ErrorMap of(@Nullable Object body) {
    Map<?, ?> map = body instanceof Map<?, ?> given ? given : Map.of();
    return map.get("error") instanceof Map<?, ?> wrapped
        ? new ErrorMap(wrapped, map.get("request_id"))
        : new ErrorMap(map, null);
  }

  /** What stands under a name of the error itself. */
  @Nullable Object get(String name) {
    return error.get(name);
  }

  /** Takes the texts and numbers of the error, however deep, by the names of their fields. */
  void readDetails(Failure.Builder failure) {
    readFields("", error, 0, failure);
    take("request_id", requestId, failure);
  }

  private void readFields(String within, Map<?, ?> fields, int depth, Failure.Builder failure) {
    fields.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (!(within.isEmpty() ? isOwn(name) : isQualified(name))) {
            read(name, value, depth, failure);
          } else if (!within.isEmpty()) {
            // A name that the error itself may have too goes with that of what it stands in.
            read(within + "." + name, value, depth, failure);
          }
        });
  }

  private void read(String name, @Nullable Object value, int depth, Failure.Builder failure) {
    if (value instanceof Map<?, ?> fields && depth < DEEPEST) {
      readFields(name, fields, depth + 1, failure);
    } else if (value instanceof Iterable<?> items && depth < DEEPEST) {
      items.forEach(item -> read(name, item, depth + 1, failure));
    } else {
      take(name, value, failure);
    }
  }

  private void take(String name, @Nullable Object value, Failure.Builder failure) {
    if ((value instanceof String || value instanceof Number) && ++taken <= MOST_DETAILS) {
      failure.detail(name, value.toString());
    }
  }

  /** What means something of the error itself alone; within it, it may be an echo. */
  private static boolean isQualified(String name) {
    return isOwn(name) || name.equals("status") || name.equals("request_id");
  }

  private static boolean isOwn(String name) {
    return name.equals("code") || name.equals("type") || name.equals("message");
  }
}
