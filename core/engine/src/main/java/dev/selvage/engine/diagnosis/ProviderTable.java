package dev.selvage.engine.diagnosis;

import dev.selvage.Kind;
import java.util.Optional;

/**
 * Says what one provider's failures mean. Found through {@link java.util.ServiceLoader} with the
 * guarded class's loader, or bound in Guice; the first table that knows a failure wins, and the
 * status decides where none does. Implementations are safe for use by many threads.
 */
public interface ProviderTable {

  /** The kind of the failure, decided on code, then type, then message; empty where unknown. */
  Optional<Kind> kindOf(Failure failure);

  /** The name of the provider that the table is of, so that policies can be named after it. */
  default Optional<String> provider() {
    return Optional.empty();
  }

  /**
   * The name of the provider, where the failure is surely of it: by a header that only it sends, or
   * the form of its body. Such a table is asked before all others, but for those that are bound.
   */
  default Optional<String> providerOf(Failure failure) {
    return Optional.empty();
  }
}
