package dev.selvage.engine.request;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a {@code Map} of the wire shape. */
final class MapFields implements Fields {

  private final Map<?, ?> map;

  MapFields(Map<?, ?> map) {
    this.map = map;
  }

  /** A sorted map of other keys refuses to compare them with a name. */
  @Override
  public @Nullable Object get(String name) {
    try {
      return value(map.get(name));
    } catch (ClassCastException e) {
      return null;
    }
  }

  @Override
  public List<String> names() {
    return map.keySet().stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(name -> map.get(name) != null)
        .toList();
  }

  static @Nullable Object value(@Nullable Object plain) {
    if (plain == null
        || plain instanceof String
        || plain instanceof Number
        || plain instanceof Boolean
        || plain instanceof Fields) {
      return plain;
    }
    if (plain instanceof Map<?, ?> map) {
      return new MapFields(map);
    }
    if (plain instanceof Collection<?> elements) {
      return new Values(
          elements instanceof List<?> list ? list : Arrays.asList(elements.toArray()));
    }
    if (plain instanceof Object[] elements) {
      return new Values(Arrays.asList(elements));
    }
    return plain instanceof CharSequence text ? text.toString() : OPAQUE;
  }

  /** A list whose elements become values as they are read. */
  private static final class Values extends AbstractList<@Nullable Object> {

    private final List<?> elements;

    Values(List<?> elements) {
      this.elements = elements;
    }

    @Override
    public @Nullable Object get(int index) {
      return value(elements.get(index));
    }

    @Override
    public int size() {
      return elements.size();
    }
  }
}
