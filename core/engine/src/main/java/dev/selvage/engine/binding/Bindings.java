package dev.selvage.engine.binding;

import dev.selvage.engine.budget.RetryBudgetPolicy;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bindings installed in this JVM, by loader. Each is kept alive by the class that owns it, not
 * by this list, so an application that is unloaded takes its bindings along.
 */
final class Bindings {

  private static final Map<ClassLoader, List<WeakReference<SelvageBinding>>> BY_LOADER =
      new WeakHashMap<>();

  private static final ClassValue<Set<SelvageBinding>> KEPT_ALIVE =
      new ClassValue<>() {
        @Override
        protected Set<SelvageBinding> computeValue(Class<?> owner) {
          return ConcurrentHashMap.newKeySet();
        }
      };

  private Bindings() {}

  static ClassLoader loaderOf(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null ? ClassLoader.getPlatformClassLoader() : loader;
  }

  /** What is bound for classes of that loader. */
  static synchronized Bound boundFor(@Nullable ClassLoader loader) {
    List<SelvageBinding> bindings = new ArrayList<>();
    for (@Nullable ClassLoader l = loader; l != null; l = l.getParent()) {
      bindings.addAll(of(l));
    }
    return new Bound(List.copyOf(bindings));
  }

  /** Without a lambda: the first call of a method that may return a failed response comes by. */
  private static List<SelvageBinding> of(ClassLoader loader) {
    List<SelvageBinding> alive = new ArrayList<>();
    for (WeakReference<SelvageBinding> reference : BY_LOADER.getOrDefault(loader, List.of())) {
      SelvageBinding binding = reference.get();
      if (binding != null) {
        alive.add(binding);
      }
    }
    return alive;
  }

  static void add(SelvageBinding binding, List<Class<?>> checked) {
    List<Fault> faults;
    synchronized (Bindings.class) {
      faults = faults(binding, checked);
      if (faults.isEmpty()) {
        KEPT_ALIVE.get(binding.owner()).add(binding);
        BY_LOADER
            .computeIfAbsent(binding.loader(), loader -> new ArrayList<>())
            .add(new WeakReference<>(binding));
      }
    }
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults);
    }
    rebuildUnder(binding.loader());
  }

  /** Everything that keeps the binding from being installed. */
  static synchronized List<Fault> faults(SelvageBinding binding, List<Class<?>> checked) {
    Set<Fault> faults = new LinkedHashSet<>();
    checkValues(binding, faults);
    checkOwnership(binding, faults);
    checkMethods(binding, checked, faults);
    checkBudgetNames(binding, checked, faults);
    return List.copyOf(faults);
  }

  /** What is wrong with the annotated methods of a class under that binding. */
  static synchronized List<Fault> faultsOf(SelvageBinding binding, Class<?> type) {
    Set<Fault> faults = new LinkedHashSet<>();
    checkMethods(binding, type, faults);
    return List.copyOf(faults);
  }

  static void checkValues(SelvageBinding binding) {
    Set<Fault> faults = new LinkedHashSet<>();
    checkValues(binding, faults);
    if (!faults.isEmpty()) {
      throw new ConfigurationException(List.copyOf(faults));
    }
  }

  static void remove(SelvageBinding binding) {
    synchronized (Bindings.class) {
      KEPT_ALIVE.get(binding.owner()).remove(binding);
      List<WeakReference<SelvageBinding>> bindings = BY_LOADER.get(binding.loader());
      if (bindings != null) {
        bindings.removeIf(known -> known.get() == null || known.get() == binding);
      }
    }
    rebuildUnder(binding.loader());
  }

  private static void rebuildUnder(ClassLoader loader) {
    GuardedMethods.known().stream()
        .filter(method -> isUnder(loader, method.loader()))
        .forEach(AnnotatedMethod::rebuild);
  }

  private static boolean isUnder(ClassLoader ancestor, @Nullable ClassLoader loader) {
    for (@Nullable ClassLoader l = loader; l != null; l = l.getParent()) {
      if (l == ancestor) {
        return true;
      }
    }
    return false;
  }

  private static void checkValues(SelvageBinding binding, Set<Fault> faults) {
    for (GuardKind kind : GuardKind.values()) {
      for (Settings settings : binding.policies().of(kind).values()) {
        faults.addAll(kind.faults(settings));
      }
    }
    binding.policies().budgets().values().forEach(s -> RetryBudgetPolicy.of(s, faults::add));
  }

  private static void checkOwnership(SelvageBinding binding, Set<Fault> faults) {
    for (SelvageBinding owner : of(binding.loader())) {
      for (GuardKind kind : GuardKind.values()) {
        Map<String, Settings> owned = owner.policies().of(kind);
        binding
            .policies()
            .of(kind)
            .forEach(
                (name, settings) -> {
                  Settings first = owned.get(name);
                  if (first != null && !first.equals(settings)) {
                    faults.add(ownedByAnother(kind.binder(), name, settings, first));
                  }
                });
      }
      checkBudgets(binding, owner, faults);
    }
  }

  private static void checkBudgets(
      SelvageBinding binding, SelvageBinding owner, Set<Fault> faults) {
    Map<String, Settings> owned = owner.policies().budgets();
    binding
        .policies()
        .budgets()
        .forEach(
            (name, settings) -> {
              Settings first = owned.get(name);
              if (first != null && !first.equals(settings)) {
                faults.add(ownedByAnother("retryBudget", name, settings, first));
              }
            });
  }

  private static Fault ownedByAnother(
      String binder, String name, Settings settings, Settings first) {
    return new Fault(
        "%s(\"%s\")".formatted(binder, name),
        ("%s differs from %s, which another binding of this class loader set first; give the policy"
                + " another name, or close that SelvageBinding before")
            .formatted(settings, first));
  }

  private static void checkMethods(
      SelvageBinding binding, List<Class<?>> checked, Set<Fault> faults) {
    for (AnnotatedMethod method : GuardedMethods.known()) {
      if (isUnder(binding.loader(), method.loader())) {
        method.check(with(binding, method.loader()), faults::add);
      }
    }
    checked.forEach(type -> checkMethods(binding, type, faults));
  }

  private static void checkMethods(SelvageBinding binding, Class<?> type, Set<Fault> faults) {
    for (AnnotatedMethod method : AnnotatedMethod.allOf(type)) {
      method.checkAtStart(with(binding, method.loader()), faults::add);
    }
  }

  private static void checkBudgetNames(
      SelvageBinding binding, List<Class<?>> checked, Set<Fault> faults) {
    List<AnnotatedMethod> methods = new ArrayList<>(GuardedMethods.known());
    checked.forEach(type -> methods.addAll(AnnotatedMethod.allOf(type)));
    BudgetNames.check(binding, methods, faults);
  }

  private static Bound with(SelvageBinding binding, @Nullable ClassLoader loader) {
    List<SelvageBinding> bindings = new ArrayList<>(boundFor(loader).bindings());
    bindings.add(binding);
    return new Bound(bindings);
  }
}
