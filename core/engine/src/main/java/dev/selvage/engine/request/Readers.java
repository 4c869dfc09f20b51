package dev.selvage.engine.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The readers there are by the classes that they read; of two for one class the first. */
final class Readers {

  private final Map<String, RequestReader> ofRequests = new HashMap<>();
  private final Map<String, RequestReader> ofElements = new HashMap<>();

  Readers(List<RequestReader> readers) {
    for (RequestReader reader : readers) {
      reader.classNames().forEach(name -> ofRequests.putIfAbsent(name, reader));
      reader.elementNames().forEach(name -> ofElements.putIfAbsent(name, reader));
    }
  }

  Set<String> elementNames() {
    return ofElements.keySet();
  }

  /** Reads requests of that type; null where no reader knows it. */
  @Nullable Function<Object, ChatRequest> ofRequest(Class<?> type) {
    return up(type, ofRequests);
  }

  /** Reads lists whose elements are of that type; null where no reader knows it. */
  @Nullable Function<Object, ChatRequest> ofElements(Class<?> element) {
    return up(element, ofElements);
  }

  /** Reads that list by its first element; null where no reader knows it. */
  @Nullable Function<Object, ChatRequest> ofElementsIn(List<?> elements) {
    for (Object element : elements) {
      return element == null ? null : ofElements(element.getClass());
    }
    return null;
  }

  private static @Nullable Function<Object, ChatRequest> up(
      @Nullable Class<?> type, Map<String, RequestReader> readers) {
    if (type == null) {
      return null;
    }
    RequestReader reader = readers.get(type.getName());
    if (reader != null) {
      return request -> reader.read(request, type);
    }
    for (Class<?> superInterface : type.getInterfaces()) {
      Function<Object, ChatRequest> found = up(superInterface, readers);
      if (found != null) {
        return found;
      }
    }
    return up(type.getSuperclass(), readers);
  }
}
