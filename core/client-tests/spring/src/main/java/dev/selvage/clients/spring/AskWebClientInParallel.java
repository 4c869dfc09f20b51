package dev.selvage.clients.spring;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks through WebClient, twice at once; both failures come as one. */
public final class AskWebClientInParallel
    implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskWebClientInParallel() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    Mono<String> answer = WebClients.answer(address, timeout);
    return Flux.mergeDelayError(2, answer, answer)::blockLast;
  }
}
