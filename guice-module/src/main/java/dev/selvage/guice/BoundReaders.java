package dev.selvage.guice;

import com.google.inject.Inject;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.engine.models.ModelFacts;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.engine.tokens.TokenCounter;
import java.util.Set;

/**
 * The readers, tables and rows that modules add to the multibinders, in the order of their
 * bindings.
 */
record BoundReaders(
    Set<FailureReader> failures,
    Set<ProviderTable> tables,
    Set<RequestReader> requests,
    Set<TokenCounter> counters,
    Set<ModelFacts> models) {

  /** None, while Guice has made none yet. */
  static final BoundReaders NONE =
      new BoundReaders(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  @Inject
  BoundReaders {}

  SelvageBinding.Builder addTo(SelvageBinding.Builder binding) {
    failures.forEach(binding::failureReader);
    tables.forEach(binding::providerTable);
    requests.forEach(binding::requestReader);
    counters.forEach(binding::tokenCounter);
    models.forEach(binding::model);
    return binding;
  }
}
