package dev.selvage.providers;

import dev.selvage.engine.request.Fields;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object of openai-java or anthropic-java. Reads the raw fields, as the typed
 * accessors throw at anything that is not of their type, and then what the SDK does not know.
 */
final class StainlessFields implements Fields {

  private final Object target;
  private final Map<String, MethodHandle> fields;
  private final @Nullable MethodHandle more;

  /** Asked for once, since every absent field may be there: the SDK wraps it anew each time. */
  private @Nullable Map<?, ?> additional;

  private StainlessFields(
      Object target, Map<String, MethodHandle> fields, @Nullable MethodHandle more) {
    this.target = target;
    this.fields = fields;
    this.more = more;
  }

  /** The fields of an object of the SDK; what is none cannot be read. */
  static Fields of(Object target) {
    return value(target) instanceof Fields fields ? fields : UNREADABLE;
  }

  @Override
  public @Nullable Object get(String name) {
    MethodHandle handle = fields.get(name);
    Object value = handle == null ? null : read(handle, target);
    return value == null ? additional(name) : value;
  }

  @Override
  public List<String> names() {
    Stream<String> known = fields.keySet().stream().filter(name -> get(name) != null);
    return Stream.concat(known, namesOf(additional()).stream()).distinct().toList();
  }

  private @Nullable Object additional(String name) {
    Map<?, ?> map = additional();
    return map.isEmpty() ? null : value(map.get(name));
  }

  private Map<?, ?> additional() {
    Map<?, ?> known = additional;
    if (known == null) {
      known = more != null && invoke(more, target) instanceof Map<?, ?> map ? map : Map.of();
      additional = known;
    }
    return known;
  }

  private static List<String> namesOf(Map<?, ?> map) {
    return map.keySet().stream().filter(String.class::isInstance).map(Object::toString).toList();
  }

  private static @Nullable Object read(MethodHandle handle, Object target) {
    return value(invoke(handle, target));
  }

  /** What an object of the SDK, or of the JDK, stands for on the wire. */
  static @Nullable Object value(@Nullable Object raw) {
    if (raw == null || raw instanceof String || raw instanceof Number || raw instanceof Boolean) {
      return raw;
    }
    if (raw instanceof List<?> list) {
      return new MappedList(list, StainlessFields::value);
    }
    if (raw instanceof Map<?, ?> map) {
      return new MapOfValues(map);
    }
    if (raw instanceof Optional<?> optional) {
      return value(optional.orElse(null));
    }
    return raw.getClass().getClassLoader() == null ? OPAQUE : valueOfSdk(raw);
  }

  @SuppressWarnings("unchecked") // as the shape says
  private static @Nullable Object valueOfSdk(Object raw) {
    @Nullable Object[] shape = StainlessShape.of(raw.getClass());
    if (shape[StainlessShape.HOLDER] instanceof MethodHandle holder) {
      return read(holder, raw);
    }
    if (shape[StainlessShape.UNION] instanceof MethodHandle json) {
      return ofUnion(raw, shape, json);
    }
    return shape[StainlessShape.OBJECT] instanceof Map<?, ?> fields
        ? new StainlessFields(
            raw, (Map<String, MethodHandle>) fields, (MethodHandle) shape[StainlessShape.MORE])
        : OPAQUE;
  }

  private static @Nullable Object ofUnion(
      Object union, @Nullable Object[] shape, MethodHandle json) {
    if (shape[StainlessShape.IS] instanceof MethodHandle[] tests
        && shape[StainlessShape.AS] instanceof MethodHandle[] variants) {
      for (int i = 0; i < tests.length; i++) {
        if (test(tests[i], union)) {
          return read(variants[i], union);
        }
      }
    }
    Object value = read(json, union);
    return value == null ? OPAQUE : value;
  }

  private static boolean test(MethodHandle handle, Object target) {
    try {
      return (boolean) handle.invokeExact(target);
    } catch (Throwable e) {
      return Accessor.nothing(e) != null;
    }
  }

  private static @Nullable Object invoke(MethodHandle handle, Object target) {
    try {
      return (Object) handle.invokeExact(target);
    } catch (Throwable e) {
      return Accessor.nothing(e);
    }
  }

  /** The fields of a JSON object. */
  private record MapOfValues(Map<?, ?> map) implements Fields {
    @Override
    public @Nullable Object get(String name) {
      return value(map.get(name));
    }

    @Override
    public List<String> names() {
      return namesOf(map);
    }
  }
}
