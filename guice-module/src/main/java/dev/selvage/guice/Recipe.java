package dev.selvage.guice;

import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.guice.Contribution.JsonLog;
import dev.selvage.guice.Contribution.Owner;
import dev.selvage.guice.Contribution.Switch;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the modules of one injector say together. */
record Recipe(Collection<NamedPolicy> policies, Collection<Contribution> contributions) {

  /** Starts the binding that they make, without listeners and clocks. */
  SelvageBinding.Builder start() {
    SelvageBinding.Builder builder = SelvageBinding.builder(owner()).strict(has(Switch.STRICT));
    policies.forEach(policy -> policy.addTo(builder));
    return builder;
  }

  boolean has(Switch option) {
    return contributions.contains(option);
  }

  List<JsonLog> jsonLogs() {
    return all(JsonLog.class).distinct().toList();
  }

  /** The first module of the loader furthest down, whose classes are the application's own. */
  private Class<?> owner() {
    return all(Owner.class)
        .<Class<?>>map(Owner::module)
        .reduce((first, next) -> depth(next) > depth(first) ? next : first)
        .orElse(SelvageModule.class);
  }

  private static int depth(Class<?> module) {
    int depth = 0;
    for (@Nullable ClassLoader l = module.getClassLoader(); l != null; l = l.getParent()) {
      depth++;
    }
    return depth;
  }

  private <C extends Contribution> Stream<C> all(Class<C> type) {
    return contributions.stream().filter(type::isInstance).map(type::cast);
  }
}
