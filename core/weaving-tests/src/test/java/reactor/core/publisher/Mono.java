package reactor.core.publisher;

import java.util.function.Supplier;

/**
 * Stands in for Reactor's own, by which a reactive return type is known.
 *
 * @param source gives the value to whoever asks
 */
public record Mono<T>(Supplier<T> source) {

  /** Runs what is behind it, and not before. */
  public T value() {
    return source.get();
  }
}
