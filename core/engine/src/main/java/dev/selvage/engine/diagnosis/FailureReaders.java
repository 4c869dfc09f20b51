package dev.selvage.engine.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reader of a class by name, up the hierarchy: the class, its interfaces, its superclass
 * and so on. What is kept with a class is the class of its hierarchy that a reader names, never the
 * reader: a class of the JDK would hold the reader's loader for ever.
 */
final class FailureReaders {

  private final Map<String, FailureReader> byName = new HashMap<>();

  private final ClassValue<Optional<Class<?>>> namedByClass =
      new ClassValue<>() {
        @Override
        protected Optional<Class<?>> computeValue(Class<?> type) {
          return Optional.ofNullable(find(type));
        }
      };

  /** The first reader that names a class has it. */
  FailureReaders(List<FailureReader> readers) {
    readers.forEach(r -> r.classNames().forEach(name -> byName.putIfAbsent(name, r)));
  }

  Optional<Bound> of(Class<?> type) {
    return namedByClass.get(type).map(named -> new Bound(readerOf(named), named));
  }

  /** A reader that breaks reads nothing: the failure itself is what the caller must get. */
  Optional<Failure> read(Object object) {
    try {
      return of(object.getClass()).flatMap(bound -> bound.reader().read(object, bound.type()));
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  void discard(Object response) {
    try {
      of(response.getClass()).ifPresent(bound -> bound.reader().discard(response));
    } catch (RuntimeException | LinkageError e) {
      // The next attempt matters more.
    }
  }

  private FailureReader readerOf(Class<?> named) {
    return Objects.requireNonNull(byName.get(named.getName()));
  }

  private @Nullable Class<?> find(@Nullable Class<?> type) {
    if (type == null || byName.containsKey(type.getName())) {
      return type;
    }
    for (Class<?> superInterface : type.getInterfaces()) {
      Class<?> named = find(superInterface);
      if (named != null) {
        return named;
      }
    }
    return find(type.getSuperclass());
  }

  /** A reader and the class of the object's hierarchy that it was chosen for. */
  record Bound(FailureReader reader, Class<?> type) {}
}
