package dev.selvage.engine.binding;

import dev.selvage.engine.budget.RetryBudgets;
import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.request.RequestReader;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of one loader can use beside the engine: readers of clients, tables of
 * providers, the application's log. Looked up once per loader, when first needed; kept alive by
 * that loader's guarded methods alone, so an application that is unloaded takes it along.
 */
final class Extensions {

  private static final Map<ClassLoader, WeakReference<Extensions>> BY_LOADER = new WeakHashMap<>();

  /** A loader whose resources cannot be listed fails each time it is asked. */
  private static final int MOST_BROKEN = 100;

  private final Supplier<List<FailureReader>> failureReaders;
  private final Supplier<List<ProviderTable>> tables;
  private final Supplier<List<RequestReader>> requestReaders;
  private final Lazy<Diagnoser> diagnoser;
  private final Lazy<Log> log;
  private final RetryBudgets budgets;

  private Extensions(@Nullable ClassLoader loader) {
    this.log = new Lazy<>(() -> Log.of(loader));
    this.failureReaders = new Lazy<>(() -> services(FailureReader.class, loader));
    this.tables = new Lazy<>(() -> services(ProviderTable.class, loader));
    this.requestReaders = new Lazy<>(() -> services(RequestReader.class, loader));
    this.diagnoser = new Lazy<>(() -> new Diagnoser(failureReaders.get(), List.of(), tables));
    this.budgets = new RetryBudgets();
  }

  private Extensions(Extensions found, Readers bound) {
    this.log = found.log;
    this.failureReaders = () -> joined(bound.failures(), found.failureReaders.get());
    this.tables = found.tables;
    this.requestReaders = () -> joined(bound.requests(), found.requestReaders.get());
    this.diagnoser =
        new Lazy<>(() -> new Diagnoser(failureReaders.get(), bound.tables(), found.tables));
    this.budgets = found.budgets;
  }

  /** These, and before them what is bound. */
  Extensions under(Bound bound) {
    Readers readers = bound.readers();
    return readers.isEmpty() ? this : new Extensions(this, readers);
  }

  private static <T> List<T> joined(List<T> first, List<T> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  static Extensions of(@Nullable ClassLoader loader) {
    ClassLoader key = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    synchronized (BY_LOADER) {
      WeakReference<Extensions> known = BY_LOADER.get(key);
      Extensions extensions = known == null ? null : known.get();
      if (extensions == null) {
        extensions = new Extensions(key);
        BY_LOADER.put(key, new WeakReference<>(extensions));
      }
      return extensions;
    }
  }

  Diagnoser diagnoser() {
    return diagnoser.get();
  }

  List<RequestReader> requestReaders() {
    return requestReaders.get();
  }

  /** The retry budgets of the loader's guarded methods, where no binding has its own. */
  RetryBudgets budgets() {
    return budgets;
  }

  Log log() {
    return log.get();
  }

  /** The application's own services first, then those that came with the engine. */
  private <T> List<T> services(Class<T> type, @Nullable ClassLoader loader) {
    Map<String, T> byClassName = new LinkedHashMap<>();
    addServices(type, loader, byClassName);
    addServices(type, Extensions.class.getClassLoader(), byClassName);
    return new ArrayList<>(byClassName.values());
  }

  private <T> void addServices(
      Class<T> type, @Nullable ClassLoader loader, Map<String, T> byClassName) {
    Iterator<T> services = ServiceLoader.load(type, loader).iterator();
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
          log().error("An extension is left out: " + e.getMessage());
        }
      } catch (LinkageError e) {
        broken++;
        // Compiled for a newer Java, or a class that it needs is missing.
        log().error("An extension is left out: " + e);
      }
    }
  }

  /** A loader may see services made for an engine that it brings along itself. */
  private static boolean isAnotherCopy(ServiceConfigurationError e) {
    return String.valueOf(e.getMessage()).endsWith("not a subtype");
  }
}
