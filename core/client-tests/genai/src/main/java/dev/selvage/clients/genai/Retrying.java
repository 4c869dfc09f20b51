package dev.selvage.clients.genai;

import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import dev.selvage.RetryOnTimeout;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Asks inside a guarded method through a client that makes each request three times. */
public final class Retrying
    implements BiFunction<String, Consumer<Duration>, Map<String, Callable<Object>>> {

  /** Made by name. */
  public Retrying() {}

  @Override
  public Map<String, Callable<Object>> apply(String address, Consumer<Duration> slept) {
    return Map.of(
        "guarded", new Guarded(client(address, 3))::ask,
        "once", new Guarded(client(address, 1))::askOnce);
  }

  private static Client client(String address, int attempts) {
    HttpRetryOptions retries =
        HttpRetryOptions.builder().attempts(attempts).initialDelay(0.001).maxDelay(0.002).build();
    return Client.builder()
        .apiKey("test")
        .httpOptions(
            HttpOptions.builder()
                // The provider of the tests knows one path; the client's own goes behind it.
                .baseUrl(address + "/chat/completions?asked=")
                .retryOptions(retries)
                .build())
        .build();
  }

  /** What the client throws is made a timeout, which is retried whoever reads the client's. */
  private record Guarded(Client client) {
    @RetryOnTimeout
    Object ask() throws TimeoutException {
      return request();
    }

    @RetryOnTimeout
    Object askOnce() throws TimeoutException {
      return request();
    }

    private Object request() throws TimeoutException {
      try {
        return client.models.generateContent("gemini-2.5-flash", "Hi", null);
      } catch (ApiException e) {
        throw new TimeoutException(e.getMessage());
      }
    }
  }
}
