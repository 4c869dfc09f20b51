package dev.selvage.engine.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reader of a class by name, up the hierarchy: the class, its interfaces, its superclass
 * and so on. What is kept with a class is the class of its hierarchy that a reader names, never the
 * reader: a class of the JDK would hold the reader's loader for ever.
 */
final class FailureReaders {

  private final Supplier<List<FailureReader>> readers;

  /** Null until a class is looked up; found out twice where two threads come at once. */
  private volatile @Nullable Map<String, FailureReader> byName;

  private final ClassValue<Optional<Class<?>>> namedByClass =
      new ClassValue<>() {
        @Override
        protected Optional<Class<?>> computeValue(Class<?> type) {
          return Optional.ofNullable(find(type, byName()));
        }
      };

  /** The first reader that names a class has it. */
  FailureReaders(Supplier<List<FailureReader>> readers) {
    this.readers = readers;
  }

  void find() {
    byName();
  }

  private Map<String, FailureReader> byName() {
    Map<String, FailureReader> known = byName;
    if (known == null) {
      known = new HashMap<>();
      for (FailureReader reader : readers.get()) {
        for (String name : reader.classNames()) {
          known.putIfAbsent(name, reader);
        }
      }
      byName = known;
    }
    return known;
  }

  /** The reader of that class; null where none names it, or a class above it. */
  @Nullable Bound of(Class<?> type) {
    Optional<Class<?>> named = namedByClass.get(type);
    return named.isEmpty() ? null : new Bound(readerOf(named.get()), named.get());
  }

  /** A reader that breaks reads nothing: the failure itself is what the caller must get. */
  Optional<Failure> read(Object object) {
    try {
      Bound bound = of(object.getClass());
      return bound == null ? Optional.empty() : bound.reader().read(object, bound.type());
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  void discard(Object response) {
    try {
      Bound bound = of(response.getClass());
      if (bound != null) {
        bound.reader().discard(response);
      }
    } catch (RuntimeException | LinkageError e) {
      // The next attempt matters more.
    }
  }

  private FailureReader readerOf(Class<?> named) {
    return Objects.requireNonNull(byName().get(named.getName()));
  }

  private static @Nullable Class<?> find(
      @Nullable Class<?> type, Map<String, FailureReader> byName) {
    if (type == null || byName.containsKey(type.getName())) {
      return type;
    }
    for (Class<?> superInterface : type.getInterfaces()) {
      Class<?> named = find(superInterface, byName);
      if (named != null) {
        return named;
      }
    }
    return find(type.getSuperclass(), byName);
  }

  /** A reader and the class of the object's hierarchy that it was chosen for. */
  record Bound(FailureReader reader, Class<?> type) {}
}
