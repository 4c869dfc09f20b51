package dev.selvage.providers;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list whose elements become values of the wire shape as they are read. */
final class MappedList extends AbstractList<@Nullable Object> {

  private final List<?> elements;
  private final Function<@Nullable Object, @Nullable Object> value;

  MappedList(List<?> elements, Function<@Nullable Object, @Nullable Object> value) {
    this.elements = elements;
    this.value = value;
  }

  /** Null where it is no list, or an empty one: clients leave that out. */
  static @Nullable Object ofGiven(
      @Nullable Object list, Function<@Nullable Object, @Nullable Object> value) {
    return list instanceof List<?> elements && !elements.isEmpty()
        ? new MappedList(elements, value)
        : null;
  }

  @Override
  public @Nullable Object get(int index) {
    return value.apply(elements.get(index));
  }

  @Override
  public int size() {
    return elements.size();
  }
}
