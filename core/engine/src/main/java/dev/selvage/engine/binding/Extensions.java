package dev.selvage.engine.binding;

import dev.selvage.engine.budget.RetryBudgets;
import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.models.ModelCatalogue;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.engine.tokens.TokenCounter;
import dev.selvage.engine.tokens.Tokens;
import dev.selvage.engine.validation.WindowRules;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of one loader can use beside the engine: readers of clients, tables of
 * providers, the application's log. Looked up once per loader, when first needed; kept alive by
 * that loader's guarded methods alone, so an application that is unloaded takes it along.
 */
final class Extensions {

  private static final Map<ClassLoader, WeakReference<Extensions>> BY_LOADER = new WeakHashMap<>();

  private final Log log;
  private final Readers bound;
  private final Supplier<List<FailureReader>> failureReaders;
  private final Supplier<List<ProviderTable>> tables;
  private final Supplier<List<RequestReader>> requestReaders;
  private final Supplier<List<TokenCounter>> counters;
  private final Diagnoser diagnoser;
  private final RetryBudgets budgets;

  /** What was found for the loader, where these have something bound before it; else these. */
  private final Extensions found;

  private @Nullable WindowRules windows;

  private Extensions(@Nullable ClassLoader loader) {
    this.bound = Readers.NONE;
    this.log = Log.of(loader);
    this.failureReaders = new Services<>(FailureReader.class, loader, log);
    this.tables = new Services<>(ProviderTable.class, loader, log);
    this.requestReaders = new Services<>(RequestReader.class, loader, log);
    this.counters = new Services<>(TokenCounter.class, loader, log);
    this.diagnoser = new Diagnoser(failureReaders, List.of(), tables);
    this.budgets = new RetryBudgets();
    this.found = this;
  }

  private Extensions(Extensions found, Readers bound) {
    this.bound = bound;
    this.log = found.log;
    this.failureReaders = () -> joined(bound.failures(), found.failureReaders.get());
    this.tables = found.tables;
    this.requestReaders = () -> joined(bound.requests(), found.requestReaders.get());
    this.counters = () -> joined(bound.counters(), found.counters.get());
    this.diagnoser = new Diagnoser(failureReaders, bound.tables(), tables);
    this.budgets = found.budgets;
    this.found = found;
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
    return diagnoser;
  }

  List<RequestReader> requestReaders() {
    return requestReaders.get();
  }

  /** What models take and write; wrong lines of the user's file are logged, once a loader. */
  WindowRules windows() {
    return bound.counters().isEmpty() && bound.models().isEmpty()
        ? found.ownWindows()
        : new WindowRules(
            new Tokens(counters.get()), found.ownWindows().models().with(bound.models()));
  }

  private synchronized WindowRules ownWindows() {
    WindowRules known = windows;
    if (known == null) {
      known =
          new WindowRules(
              new Tokens(counters.get()),
              ModelCatalogue.configured(fault -> log.error(fault.toString())));
      windows = known;
    }
    return known;
  }

  /** The names of the providers that tables are of. */
  Set<String> providers() {
    return Stream.concat(bound.tables().stream(), tables.get().stream())
        .flatMap(table -> table.provider().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The retry budgets of the loader's guarded methods, where no binding has its own. */
  RetryBudgets budgets() {
    return budgets;
  }

  Log log() {
    return log;
  }
}
