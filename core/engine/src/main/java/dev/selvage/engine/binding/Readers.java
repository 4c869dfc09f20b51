package dev.selvage.engine.binding;

import dev.selvage.engine.diagnosis.FailureReader;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.engine.request.RequestReader;
import java.util.ArrayList;
import java.util.List;

/** What a binding brings beside the readers and tables that are found as services. Immutable. */
record Readers(
    List<FailureReader> failures, List<ProviderTable> tables, List<RequestReader> requests) {

  static final Readers NONE = new Readers(List.of(), List.of(), List.of());

  Readers {
    failures = List.copyOf(failures);
    tables = List.copyOf(tables);
    requests = List.copyOf(requests);
  }

  boolean isEmpty() {
    return failures.isEmpty() && tables.isEmpty() && requests.isEmpty();
  }

  /** All of several bindings, the first binding's first. */
  static Readers of(List<SelvageBinding> bindings) {
    List<FailureReader> failures = new ArrayList<>();
    List<ProviderTable> tables = new ArrayList<>();
    List<RequestReader> requests = new ArrayList<>();
    for (SelvageBinding binding : bindings) {
      failures.addAll(binding.readers().failures());
      tables.addAll(binding.readers().tables());
      requests.addAll(binding.readers().requests());
    }
    return new Readers(failures, tables, requests);
  }
}
