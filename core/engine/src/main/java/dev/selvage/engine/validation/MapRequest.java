package dev.selvage.engine.validation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as a {@code Map} of the wire shape. */
final class MapRequest implements ChatRequest {

  private static final List<String> TOKEN_FIELDS = List.of("max_completion_tokens", "max_tokens");

  /** What may stand in the place of a message's content. */
  private static final List<String> CONTENT_FIELDS =
      List.of("content", "tool_calls", "function_call", "refusal", "audio");

  private final Map<?, ?> wire;

  MapRequest(Map<?, ?> wire) {
    this.wire = wire;
  }

  @Override
  public Optional<String> model() {
    return Optional.ofNullable(get(wire, "model")).map(Object::toString);
  }

  @Override
  public Optional<List<Message>> messages() {
    return messages(get(wire, "messages"));
  }

  @Override
  public List<TokenLimit> maxTokens() {
    List<TokenLimit> limits = new ArrayList<>(1);
    for (String field : TOKEN_FIELDS) {
      Object value = get(wire, field);
      if (value != null) {
        limits.add(new TokenLimit(field, wholeNumber(value)));
      }
    }
    return limits;
  }

  /** The messages of a list of maps; elements of other types pass as they are not known. */
  static Optional<List<Message>> messages(@Nullable Object list) {
    if (!(list instanceof Collection<?> elements)) {
      return Optional.empty();
    }
    List<Message> messages = new ArrayList<>(elements.size());
    elements.forEach(element -> messages.add(message(element)));
    return Optional.of(messages);
  }

  private static Message message(@Nullable Object element) {
    if (element instanceof Map<?, ?> map) {
      Object role = get(map, "role");
      boolean hasContent = CONTENT_FIELDS.stream().anyMatch(field -> get(map, field) != null);
      return new Message(role == null ? null : role.toString(), hasContent);
    }
    return element == null ? new Message(null, false) : new Message("user", true);
  }

  /** A sorted map of other keys refuses to compare them with a name. */
  private static @Nullable Object get(Map<?, ?> map, String field) {
    try {
      return map.get(field);
    } catch (ClassCastException e) {
      return null;
    }
  }

  static @Nullable Long wholeNumber(Object value) {
    if (value instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Long) big.longValue() : null;
    }
    return value instanceof Integer
            || value instanceof Long
            || value instanceof Short
            || value instanceof Byte
        ? (Long) ((Number) value).longValue()
        : null;
  }
}
