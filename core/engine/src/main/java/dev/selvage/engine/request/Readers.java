package dev.selvage.engine.request;

import dev.selvage.engine.request.Completer.Copier;
import dev.selvage.engine.request.Completer.Copies;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The readers there are by the classes that they read; of two for one class the first. */
final class Readers {

  /** The reader of a class. */
  record Known(RequestReader reader, Class<?> type)
      implements Function<Object, ChatRequest>, Copier {
    @Override
    public ChatRequest apply(Object request) {
      return reader.read(request, type);
    }

    @Override
    public @Nullable Object with(Object request, Map<String, Object> fields) {
      return reader.with(request, type, fields);
    }

    Copies copies() {
      Set<String> settable = new HashSet<>(reader.settable(type));
      if (!Collections.disjoint(settable, ChatRequest.TOKEN_LIMITS)) {
        settable.add("max_tokens");
      }
      return new Copies(type, settable, this);
    }
  }

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
  @Nullable Known ofRequest(Class<?> type) {
    return up(type, ofRequests);
  }

  /** Reads lists whose elements are of that type; null where no reader knows it. */
  @Nullable Known ofElements(Class<?> element) {
    return up(element, ofElements);
  }

  /** Reads that list by its first element; null where no reader knows it. */
  @Nullable Known ofElementsIn(List<?> elements) {
    for (Object element : elements) {
      return element == null ? null : ofElements(element.getClass());
    }
    return null;
  }

  private static @Nullable Known up(@Nullable Class<?> type, Map<String, RequestReader> readers) {
    if (type == null) {
      return null;
    }
    RequestReader reader = readers.get(type.getName());
    if (reader != null) {
      return new Known(reader, type);
    }
    for (Class<?> superInterface : type.getInterfaces()) {
      Known found = up(superInterface, readers);
      if (found != null) {
        return found;
      }
    }
    return up(type.getSuperclass(), readers);
  }
}
