package dev.selvage.engine.request;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows one client library's chat requests as {@link ChatRequest}s. Found through {@link
 * java.util.ServiceLoader} with the guarded class's loader, and chosen by class name up the
 * hierarchy of the parameter's type. Implementations are safe for use by many threads, link to no
 * class of the client, and never throw.
 */
public interface RequestReader {

  /** The full names of the classes and interfaces whose instances this reader reads. */
  Set<String> classNames();

  /**
   * The full names of the classes and interfaces of messages, a list of which this reader reads as
   * a request whose other fields are set elsewhere.
   */
  default Set<String> elementNames() {
    return Set.of();
  }

  /**
   * A view of {@code request}.
   *
   * @param request an instance of a class named by {@link #classNames()}, or a list of those named
   *     by {@link #elementNames()}
   * @param type that class, as the request's own loader has it
   */
  ChatRequest read(Object request, Class<?> type);

  /**
   * The names on the wire of the fields that {@link #with} can put into requests of that class;
   * none by default, which makes request defaults for such a request a fault.
   *
   * @param type as the request's own loader has it
   */
  default Set<String> settable(Class<?> type) {
    return Set.of();
  }

  /**
   * A copy of {@code request} with more fields, by their names on the wire: the model a {@code
   * String}, a bound on tokens an {@code Integer} under whichever of its names, the others a {@code
   * Double}.
   *
   * @return null where it cannot be made; the request then goes out as it is, and Selvage tells
   */
  default @Nullable Object with(Object request, Class<?> type, Map<String, Object> fields) {
    return null;
  }
}
