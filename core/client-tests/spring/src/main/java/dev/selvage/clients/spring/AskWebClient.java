package dev.selvage.clients.spring;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/** Asks through WebClient. */
public final class AskWebClient implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskWebClient() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    Mono<String> answer = WebClients.answer(address, timeout);
    return answer::block;
  }
}
