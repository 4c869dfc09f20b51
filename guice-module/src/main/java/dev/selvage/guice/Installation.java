package dev.selvage.guice;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.event.CallListener;
import dev.selvage.engine.event.JsonFile;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.time.Timing;
import dev.selvage.guice.Contribution.JsonLog;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes guarded methods see the policies of an injector, once Guice has found no fault: before it
 * makes singletons, so that those already run under them.
 */
final class Installation implements Provider<SelvageBinding> {

  private final BindingsSeen seen;
  private final Inspection inspection;
  private volatile @Nullable SelvageBinding binding;

  Installation(BindingsSeen seen, Inspection inspection) {
    this.seen = seen;
    this.inspection = inspection;
  }

  boolean isOf(BindingsSeen bindings) {
    return seen == bindings;
  }

  @Inject
  void install(
      Set<NamedPolicy> policies,
      Set<Contribution> contributions,
      Set<CallListener> listeners,
      BoundReaders readers,
      Optional<Timing> timing) {
    Recipe recipe = new Recipe(policies, contributions);
    SelvageBinding.Builder builder = readers.addTo(recipe.start()).closeAlong(inspection::end);
    inspection.annotated().forEach(builder::check);
    listeners.forEach(builder::listener);
    timing.ifPresent(builder::timing);
    List<JsonFile> files = new ArrayList<>();
    try {
      recipe.jsonLogs().forEach(log -> files.add(open(log)));
      files.forEach(file -> builder.listener(file).closeAlong(file));
      binding = builder.install();
      inspection.installed(readers);
    } catch (ProvisionException e) {
      files.forEach(JsonFile::close);
      throw e;
    } catch (ConfigurationException e) {
      files.forEach(JsonFile::close);
      throw new ProvisionException(
          e.faults().stream().map(fault -> new Message(fault.toString())).toList());
    }
  }

  private JsonFile open(JsonLog log) {
    try {
      return new JsonFile(log.file());
    } catch (UncheckedIOException e) {
      String text = "jsonLog(\"%s\"): %s".formatted(log.file(), e.getCause());
      throw new ProvisionException(List.of(new Message(seen.sourceOf(log), text)));
    }
  }

  @Override
  public SelvageBinding get() {
    SelvageBinding installed = binding;
    if (installed == null) {
      throw new ProvisionException(
          "SelvageBinding is still being made, and needs the call listeners first; have the"
              + " listener ask for a Provider<SelvageBinding>, and use it later");
    }
    return installed;
  }
}
