package dev.selvage.engine.diagnosis;

import java.util.Optional;
import java.util.Set;

/**
 * Shows what one client library's failures carry. Found through {@link java.util.ServiceLoader}
 * with the guarded class's loader, or bound in Guice, and chosen by class name up the hierarchy of
 * the failing object's class, so that any loader's copy of the client works. Implementations are
 * safe for use by many threads, link to no class of the client, and never throw.
 */
public interface FailureReader {

  /** The full names of the classes and interfaces whose instances this reader reads. */
  Set<String> classNames();

  /**
   * What {@code object} carries: an exception, or a returned response whose status says failure;
   * empty for a response that is no failure.
   *
   * @param object an instance of a class named by {@link #classNames()}
   * @param type that class, as the object's own loader has it
   */
  Optional<Failure> read(Object object, Class<?> type);

  /** Gives back what a returned response holds, before it is thrown away for another attempt. */
  default void discard(Object response) {}
}
