package dev.selvage.engine.binding;

import dev.selvage.engine.event.Log;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The services of one type that a loader sees, the application's own before those that came with
 * the engine. Looked for when first asked for; two threads may look at once, and the first counts.
 * Written without lambdas: calls that succeed come by here, while the JVM is cold.
 */
final class Services<T> implements Supplier<List<T>> {

  /** A loader whose resources cannot be listed fails each time it is asked. */
  private static final int MOST_BROKEN = 100;

  private final Class<T> type;
  private final @Nullable ClassLoader loader;
  private final Log log;
  private @Nullable List<T> found;

  Services(Class<T> type, @Nullable ClassLoader loader, Log log) {
    this.type = type;
    this.loader = loader;
    this.log = log;
  }

  @Override
  public List<T> get() {
    List<T> known = known();
    return known != null ? known : first(find());
  }

  private synchronized @Nullable List<T> known() {
    return found;
  }

  private synchronized List<T> first(List<T> here) {
    if (found == null) {
      found = here;
    }
    return found;
  }

  /** Outside of any lock, since it runs code of others. */
  private List<T> find() {
    Map<String, T> byClassName = new LinkedHashMap<>();
    addFrom(loader, byClassName);
    addFrom(Services.class.getClassLoader(), byClassName);
    return new ArrayList<>(byClassName.values());
  }

  private void addFrom(@Nullable ClassLoader from, Map<String, T> byClassName) {
    Iterator<T> services = ServiceLoader.load(type, from).iterator();
    for (int broken = 0; broken < MOST_BROKEN; ) {
      try {
        if (!services.hasNext()) {
          return;
        }
        T service = services.next();
        byClassName.putIfAbsent(service.getClass().getName(), service);
      } catch (ServiceConfigurationError e) {
        broken++;
        if (!isAnotherCopy(e)) {
          log.error("An extension is left out: " + e.getMessage());
        }
      } catch (LinkageError e) {
        broken++;
        // Compiled for a newer Java, or a class that it needs is missing.
        log.error("An extension is left out: " + e);
      }
    }
  }

  /** A loader may see services made for an engine that it brings along itself. */
  private static boolean isAnotherCopy(ServiceConfigurationError e) {
    return String.valueOf(e.getMessage()).endsWith("not a subtype");
  }
}
