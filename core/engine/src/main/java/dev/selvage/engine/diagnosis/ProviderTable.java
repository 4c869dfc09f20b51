package dev.selvage.engine.diagnosis;

import java.util.Optional;

/**
 * Says what one provider's failures mean. Found through {@link java.util.ServiceLoader} with the
 * guarded class's loader; the first table that knows a failure wins, and the status decides where
 * none does. Implementations are safe for use by many threads.
 */
public interface ProviderTable {

  /** The kind of the failure, decided on code, then type, then message; empty where unknown. */
  Optional<Kind> kindOf(Failure failure);
}
