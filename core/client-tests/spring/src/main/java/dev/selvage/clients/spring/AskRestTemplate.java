package dev.selvage.clients.spring;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/** Asks through RestTemplate. */
public final class AskRestTemplate implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskRestTemplate() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setReadTimeout(timeout);
    RestTemplate template = new RestTemplate(requests);
    return () -> template.postForObject(address + "/chat/completions", "{}", String.class);
  }
}
