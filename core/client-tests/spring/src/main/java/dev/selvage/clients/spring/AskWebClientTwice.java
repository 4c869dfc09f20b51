package dev.selvage.clients.spring;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Asks through WebClient until Reactor's own retries are exhausted. */
public final class AskWebClientTwice implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskWebClientTwice() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    Mono<String> answer = WebClients.answer(address, timeout).retryWhen(Retry.max(1));
    return answer::block;
  }
}
