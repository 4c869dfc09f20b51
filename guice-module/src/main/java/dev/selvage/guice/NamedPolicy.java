package dev.selvage.guice;

import dev.selvage.engine.binding.Policies;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One policy as it was named in a module. Two are equal where their names and values are, so that
 * Guice takes them for one. To be compared only once its module is configured.
 */
final class NamedPolicy {

  private final String name;
  private final String where;
  private final Policies policy;
  private final Supplier<Settings> settings;

  /**
   * @param name may be blank, which is a fault
   * @param where the call that names it, as {@code retryOnRateLimit("chat")}
   * @param policy holds it alone
   * @param settings its values as they are now
   */
  NamedPolicy(String name, String where, Policies policy, Supplier<Settings> settings) {
    this.name = name;
    this.where = where;
    this.policy = policy;
    this.settings = settings;
  }

  String where() {
    return where;
  }

  void addTo(SelvageBinding.Builder binding) {
    binding.policies(policies -> policies.addAll(policy));
  }

  /** What is wrong with its name and its values. */
  List<Fault> faults() {
    if (name.isBlank()) {
      return List.of(new Fault(where, "a policy needs a name"));
    }
    try {
      SelvageBinding.builder(NamedPolicy.class).policies(own -> own.addAll(policy)).detached();
      return List.of();
    } catch (ConfigurationException e) {
      return e.faults();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NamedPolicy that
        && where.equals(that.where)
        && settings.get().equals(that.settings.get());
  }

  @Override
  public int hashCode() {
    return where.hashCode();
  }

  @Override
  public String toString() {
    return where + " " + settings.get();
  }
}
