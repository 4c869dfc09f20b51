package dev.selvage.guice;

import com.google.inject.Binding;
import com.google.inject.matcher.Matcher;
import com.google.inject.spi.ConstructorBinding;
import com.google.inject.spi.InstanceBinding;
import com.google.inject.spi.ProviderInstanceBinding;
import com.google.inject.spi.ProviderKeyBinding;
import com.google.inject.spi.ProviderWithExtensionVisitor;
import com.google.inject.spi.ProvidesMethodBinding;
import com.google.inject.spi.ProvisionListener;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.guice.Contribution.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Takes note of bindings before anything is made from them. Guice shows each binding to the matcher
 * of a provision listener while it still collects faults; this one matches none, so it costs
 * nothing afterwards. Instances come before Guice hears of any type.
 */
final class BindingsSeen implements Matcher<Binding<?>>, ProvisionListener {

  private final List<Located<NamedPolicy>> policies = new ArrayList<>();
  private final List<Located<Contribution>> contributions = new ArrayList<>();
  private final List<Located<Class<?>>> instances = new ArrayList<>();
  private final List<Located<Class<?>>> provided = new ArrayList<>();
  private final List<Located<Fault>> missed = new ArrayList<>();
  private final Interceptions interceptions;
  private final Map<Class<?>, Object> made = new WeakHashMap<>();
  private boolean readsRequests;
  private boolean installationBound;
  private boolean taken;

  BindingsSeen(Interceptions interceptions) {
    this.interceptions = interceptions;
  }

  @Override
  public synchronized boolean matches(Binding<?> binding) {
    Class<?> type = binding.getKey().getTypeLiteral().getRawType();
    readsRequests |= RequestReader.class.isAssignableFrom(type);
    if (binding instanceof InstanceBinding<?> bound) {
      see(bound.getInstance(), binding.getSource());
    } else if (binding instanceof ConstructorBinding<?> bound) {
      seeMade(bound);
    } else if (binding instanceof ProviderInstanceBinding<?> bound) {
      seeProvided(bound);
      installationBound |=
          bound.getUserSuppliedProvider() instanceof Installation i && i.isOf(this);
    } else if (binding instanceof ProviderKeyBinding<?>) {
      seeProvided(binding);
    }
    return false;
  }

  @Override
  public <T> void onProvision(ProvisionInvocation<T> provision) {
    // Matches no binding, so hears of nothing made.
  }

  private void see(Object instance, Object source) {
    if (instance instanceof NamedPolicy policy) {
      policies.add(new Located<>(policy, source));
    } else if (instance instanceof Contribution contribution) {
      contributions.add(new Located<>(contribution, source));
    } else if (!taken) {
      instances.add(new Located<>(instance.getClass(), source));
    }
  }

  private void seeProvided(ProviderInstanceBinding<?> binding) {
    if (!isExtensions(binding)) {
      seeProvided((Binding<?>) binding);
    }
  }

  private void seeProvided(Binding<?> binding) {
    if (!taken) {
      provided.add(
          new Located<>(binding.getKey().getTypeLiteral().getRawType(), binding.getSource()));
    }
  }

  /** Such as an {@code OptionalBinder}'s, which passes on what another binding makes. */
  private static boolean isExtensions(ProviderInstanceBinding<?> binding) {
    return binding.getUserSuppliedProvider() instanceof ProviderWithExtensionVisitor<?>
        && !(binding.getUserSuppliedProvider() instanceof ProvidesMethodBinding<?>);
  }

  private void seeMade(ConstructorBinding<?> binding) {
    Class<?> type = binding.getKey().getTypeLiteral().getRawType();
    made.put(type, binding.getSource());
    for (Fault fault : interceptions.made(binding)) {
      if (!taken) {
        missed.add(new Located<>(fault, binding.getSource()));
      } else if (!recipe().has(Switch.ALLOW_UNWOVEN)) {
        Log.of(type.getClassLoader()).error(fault.toString());
      }
    }
  }

  synchronized List<Located<NamedPolicy>> policies() {
    return List.copyOf(policies);
  }

  /** Whether somebody binds readers of requests, which Guice has yet to make. */
  synchronized boolean bindsRequestReaders() {
    return readsRequests;
  }

  /** The source of the binding that makes such objects. */
  synchronized Object sourceOf(Class<?> type) {
    return made.getOrDefault(type, type);
  }

  /** Whether the installation that goes with this is bound, and not replaced by another. */
  synchronized boolean isInstallationBound() {
    return installationBound;
  }

  /** The classes of the instances that are bound. */
  synchronized List<Located<Class<?>>> instances() {
    return List.copyOf(instances);
  }

  /** The types that providers say they make. */
  synchronized List<Located<Class<?>>> provided() {
    return List.copyOf(provided);
  }

  /** What was planned to be intercepted and is not. */
  synchronized List<Located<Fault>> missed() {
    return List.copyOf(missed);
  }

  /** Takes note of no more classes. */
  synchronized void forgetClasses() {
    instances.clear();
    provided.clear();
    missed.clear();
    taken = true;
  }

  synchronized Recipe recipe() {
    return new Recipe(
        policies.stream().map(Located::what).toList(),
        contributions.stream().map(Located::what).toList());
  }

  synchronized Object sourceOf(Contribution contribution) {
    return contributions.stream()
        .filter(seen -> seen.what().equals(contribution))
        .map(Located::source)
        .findFirst()
        .orElse(SelvageModule.class);
  }
}
