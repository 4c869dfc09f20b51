package dev.selvage.clients.spring;

import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The answer that WebClient promises. */
final class WebClients {

  private WebClients() {}

  static Mono<String> answer(String address, Duration timeout) {
    HttpClient requests = HttpClient.newConnection().disableRetry(true).responseTimeout(timeout);
    return WebClient.builder()
        .clientConnector(new ReactorClientHttpConnector(requests))
        .build()
        .post()
        .uri(address + "/chat/completions")
        .bodyValue("{}")
        .retrieve()
        .bodyToMono(String.class);
  }
}
