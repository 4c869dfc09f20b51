package dev.selvage.engine.binding;

import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.policy.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Tells of names of retry budgets that were most likely meant otherwise. A budget needs no policy,
 * and the methods of one may not be known yet: so only a name that matches nothing and is near one
 * that does is surely a fault.
 */
final class BudgetNames {

  private static final String NO_BUDGET = "none";

  private BudgetNames() {}

  /** An annotation's budget that nobody binds, where the name of a bound one is near. */
  static void check(Settings annotation, Set<String> bound, Consumer<Fault> faults) {
    String name = of(annotation);
    if (!name.isEmpty() && !bound.contains(name)) {
      Spelling.nearest(name, bound)
          .ifPresent(near -> annotation.read("budget", name, faults, n -> unbound(n, near, bound)));
    }
  }

  private static String unbound(Object name, String near, Set<String> bound) {
    throw new IllegalArgumentException(
        "no such retry budget is bound; write \"%s\", or bind it with retryBudget(\"%s\") (bound: %s)"
            .formatted(near, name, String.join(", ", bound)));
  }

  /** Bound budgets that are of no provider and of no annotation, where one of these is near. */
  static void check(
      SelvageBinding binding, Collection<AnnotatedMethod> methods, Set<Fault> faults) {
    Set<String> bound = named(binding.policies());
    if (bound.isEmpty()) {
      return;
    }
    Bound own = new Bound(List.of(binding));
    Set<String> used = new TreeSet<>(Extensions.of(binding.loader()).under(own).providers());
    binding.policies().all().map(BudgetNames::of).forEach(used::add);
    methods.forEach(method -> method.annotations().map(BudgetNames::of).forEach(used::add));
    used.remove("");
    for (String name : bound) {
      Optional<String> near = used.contains(name) ? Optional.empty() : Spelling.nearest(name, used);
      near.ifPresent(n -> faults.add(unused(name, n, used)));
    }
  }

  /** The names of the budgets that are bound by name. */
  static Set<String> named(Policies.Named policies) {
    Set<String> names = new TreeSet<>(policies.budgets().keySet());
    names.remove("");
    return names;
  }

  private static Fault unused(String name, String near, Set<String> used) {
    return new Fault(
        "retryBudget(\"%s\")".formatted(name),
        "no provider has this name, and no annotation's budget; write \"%s\" (known: %s)"
            .formatted(near, String.join(", ", used)));
  }

  private static String of(Settings settings) {
    String name = Objects.toString(settings.get("budget"), "").strip();
    return name.equals(NO_BUDGET) ? "" : name;
  }
}
