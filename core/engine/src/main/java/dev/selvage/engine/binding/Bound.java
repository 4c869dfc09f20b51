package dev.selvage.engine.binding;

import dev.selvage.engine.budget.RetryBudgetPolicy;
import dev.selvage.engine.budget.RetryBudgets;
import dev.selvage.engine.event.CallListener;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.time.Timing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What bindings say to the guarded methods of one loader, the nearest binding first. Immutable. */
record Bound(List<SelvageBinding> bindings) {

  /** Whether somebody binds policies at all: only then is a name that matches nothing a fault. */
  boolean namesPolicies() {
    return bindings.stream().anyMatch(SelvageBinding::namesPolicies);
  }

  Map<String, Settings> policies(GuardKind kind) {
    Map<String, Settings> policies = new LinkedHashMap<>();
    for (SelvageBinding binding : bindings) {
      binding.policies().of(kind).forEach(policies::putIfAbsent);
    }
    return policies;
  }

  /** The names of budgets that somebody binds. */
  Set<String> budgetNames() {
    Set<String> names = new TreeSet<>();
    bindings.forEach(binding -> names.addAll(BudgetNames.named(binding.policies())));
    return names;
  }

  /** The budgets of the nearest binding; empty where nothing is bound. */
  Optional<RetryBudgets> budgets() {
    return bindings.stream().findFirst().map(SelvageBinding::budgets);
  }

  /** The numbers of the budget of that name; a fault in them was told before. */
  RetryBudgetPolicy budgetPolicy(String name) {
    Settings settings = Settings.NONE;
    for (String said : List.of(name, "")) {
      for (SelvageBinding binding : bindings) {
        Settings own = binding.policies().budgets().getOrDefault(said, Settings.NONE);
        settings = settings.over(own);
      }
    }
    return RetryBudgetPolicy.of(settings, fault -> {});
  }

  List<CallListener> listeners() {
    return bindings.stream().flatMap(binding -> binding.listeners().stream()).distinct().toList();
  }

  /** What reads failures and requests before all that is found as a service. */
  Readers readers() {
    return Readers.of(bindings);
  }

  Timing timing() {
    return bindings.stream()
        .map(SelvageBinding::timing)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(Timing::system);
  }

  boolean isStrict() {
    return bindings.stream().anyMatch(SelvageBinding::isStrict);
  }
}
