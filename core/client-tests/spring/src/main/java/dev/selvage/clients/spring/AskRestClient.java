package dev.selvage.clients.spring;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Asks through RestClient. */
public final class AskRestClient implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskRestClient() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(timeout);
    RestClient client = RestClient.builder().requestFactory(requests).build();
    return () ->
        client.post().uri(address + "/chat/completions").body("{}").retrieve().body(String.class);
  }
}
