package dev.selvage.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks for a future. */
public final class AskLater implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskLater() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    AnthropicClient client = Clients.of(address, timeout);
    return () -> {
      try {
        return client.async().messages().create(Clients.REQUEST).join();
      } finally {
        client.close();
      }
    };
  }
}
