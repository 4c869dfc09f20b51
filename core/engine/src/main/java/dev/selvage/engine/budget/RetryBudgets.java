package dev.selvage.engine.budget;

import dev.selvage.engine.time.TimeSource;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The budgets that some guarded methods share, by name. Safe for use by many threads. */
public final class RetryBudgets {

  /** For {@link #states()}; whoever has the budgets keeps them alive. */
  private static final Set<WeakReference<RetryBudgets>> ALL = ConcurrentHashMap.newKeySet();

  private final Map<String, RetryBudget> byName = new ConcurrentHashMap<>();

  /** None yet; each is made when it is first needed. */
  public RetryBudgets() {
    for (Iterator<WeakReference<RetryBudgets>> all = ALL.iterator(); all.hasNext(); ) {
      if (all.next().get() == null) {
        all.remove();
      }
    }
    ALL.add(new WeakReference<>(this));
  }

  /** The budget of that name; a full one where it is new, or the policy or the clock is. */
  public RetryBudget get(BudgetName of, RetryBudgetPolicy policy, TimeSource clock) {
    String name = of.toString();
    RetryBudget known = byName.get(name);
    return known != null && known.isOf(policy, clock)
        ? known
        : byName.compute(
            name,
            (key, other) ->
                other != null && other.isOf(policy, clock)
                    ? other
                    : new RetryBudget(name, policy, clock));
  }

  /** How every budget of this JVM stands that was needed by now, by name. */
  public static List<RetryBudget.State> states() {
    return ALL.stream()
        .map(WeakReference::get)
        .filter(Objects::nonNull)
        .flatMap(budgets -> budgets.byName.values().stream())
        .map(RetryBudget::state)
        .sorted(Comparator.comparing(RetryBudget.State::name))
        .toList();
  }
}
