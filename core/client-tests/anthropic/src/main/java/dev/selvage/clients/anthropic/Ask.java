package dev.selvage.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks by a blocking call. */
public final class Ask implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public Ask() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    AnthropicClient client = Clients.of(address, timeout);
    return () -> {
      try {
        return client.messages().create(Clients.REQUEST);
      } finally {
        client.close();
      }
    };
  }
}
