package dev.selvage.clients.openai;

import com.openai.client.OpenAIClient;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks by a blocking call. */
public final class Ask implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public Ask() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    OpenAIClient client = Clients.of(address, timeout);
    return () -> {
      try {
        return client.chat().completions().create(Clients.REQUEST);
      } finally {
        client.close();
      }
    };
  }
}
