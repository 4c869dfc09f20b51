package dev.selvage.clients.openai;

import com.openai.client.OpenAIClient;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks for a future. */
public final class AskLater implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskLater() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    OpenAIClient client = Clients.of(address, timeout);
    return () -> {
      try {
        return client.async().chat().completions().create(Clients.REQUEST).join();
      } finally {
        client.close();
      }
    };
  }
}
