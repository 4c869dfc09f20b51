package dev.selvage.engine.binding;

import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.engine.models.ModelFacts;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.engine.tokens.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What bindings bring beside what is found as services, or comes with Selvage. Immutable. */
record Readers(
    List<FailureReader> failures,
    List<ProviderTable> tables,
    List<RequestReader> requests,
    List<TokenCounter> counters,
    List<ModelFacts> models) {

  static final Readers NONE = new Readers(List.of(), List.of(), List.of(), List.of(), List.of());

  Readers {
    failures = List.copyOf(failures);
    tables = List.copyOf(tables);
    requests = List.copyOf(requests);
    counters = List.copyOf(counters);
    models = List.copyOf(models);
  }

  boolean isEmpty() {
    return failures.isEmpty()
        && tables.isEmpty()
        && requests.isEmpty()
        && counters.isEmpty()
        && models.isEmpty();
  }

  /** All of several bindings, the first binding's first. */
  static Readers of(List<SelvageBinding> bindings) {
    if (bindings.isEmpty()) {
      return NONE;
    }
    return new Readers(
        all(bindings, Readers::failures),
        all(bindings, Readers::tables),
        all(bindings, Readers::requests),
        all(bindings, Readers::counters),
        all(bindings, Readers::models));
  }

  private static <T> List<T> all(List<SelvageBinding> bindings, Function<Readers, List<T>> of) {
    List<T> all = new ArrayList<>();
    for (SelvageBinding binding : bindings) {
      all.addAll(of.apply(binding.readers()));
    }
    return all;
  }
}
