package reactor.core.publisher;

/**
 * Stands in for Reactor's own, by which a reactive return type is known.
 *
 * @param value what it gives
 */
public record Mono<T>(T value) {}
