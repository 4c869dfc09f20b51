package dev.selvage.engine.binding;

import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.policy.Spelling;
import dev.selvage.engine.request.RequestFinder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pipelines of plain calls: all policies of one name together. Safe for many threads. */
public final class NamedPipelines {

  private final SelvageBinding binding;
  private final Map<String, Pipeline> byName = new ConcurrentHashMap<>();

  NamedPipelines(SelvageBinding binding) {
    this.binding = binding;
  }

  /**
   * The pipeline of that name.
   *
   * @throws ConfigurationException when no policy has the name
   */
  public Pipeline get(String name) {
    return byName.computeIfAbsent(name, this::build);
  }

  private Pipeline build(String name) {
    Map<GuardKind, Settings> settings = new EnumMap<>(GuardKind.class);
    for (GuardKind kind : GuardKind.values()) {
      Settings named = binding.policies().of(kind).get(name);
      if (named != null) {
        settings.put(kind, named);
      }
    }
    if (settings.isEmpty()) {
      throw new ConfigurationException(List.of(unknown(name)));
    }
    Bound bound = new Bound(List.of(binding));
    Extensions extensions = Extensions.of(binding.loader()).under(bound);
    List<Fault> faults = new ArrayList<>();
    Pipeline pipeline =
        new PipelineFactory(
                name,
                extensions,
                bound,
                RequestFinder.ofValue(extensions.requestReaders()),
                faults::add)
            .of(settings);
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults);
    }
    return pipeline;
  }

  private Fault unknown(String name) {
    String nearest =
        Spelling.nearest(name, binding.policies().names())
            .map("write \"%s\", or "::formatted)
            .orElse("");
    return new Fault(
        "call(\"%s\", …)".formatted(name),
        "no policy has this name; %sname one, such as retryOnRateLimit(\"%s\") (known: %s)"
            .formatted(nearest, name, String.join(", ", binding.policies().names())));
  }
}
