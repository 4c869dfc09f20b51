package dev.selvage.clients.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Sleeper;
import com.openai.models.chat.completions.ChatCompletion;
import dev.selvage.RetryOnRateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Asks inside guarded methods, and outside them, through a client that retries by itself. */
public final class Retrying
    implements BiFunction<String, Consumer<Duration>, Map<String, Callable<Object>>> {

  /** Made by name. */
  public Retrying() {}

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Whoever calls waits for what is returned.
  public Map<String, Callable<Object>> apply(String address, Consumer<Duration> slept) {
    OpenAIClient client = client(address, slept);
    Guarded guarded = new Guarded(client);
    return Map.of(
        "guarded",
        guarded::ask,
        "guarded later",
        guarded::askLater,
        "alone",
        () -> client.chat().completions().create(Clients.REQUEST),
        "alone later",
        () -> client.async().chat().completions().create(Clients.REQUEST));
  }

  private static OpenAIClient client(String address, Consumer<Duration> slept) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(address)
        .apiKey("sk-test")
        .sleeper(new Recording(slept))
        .build();
  }

  /** Tells of waits and does not wait. */
  private record Recording(Consumer<Duration> slept) implements Sleeper {
    @Override
    public void sleep(Duration duration) {
      slept.accept(duration);
    }

    @Override
    public CompletableFuture<Void> sleepAsync(Duration duration) {
      slept.accept(duration);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }

  private record Guarded(OpenAIClient client) {
    @RetryOnRateLimit
    ChatCompletion ask() {
      return client.chat().completions().create(Clients.REQUEST);
    }

    @RetryOnRateLimit
    CompletableFuture<ChatCompletion> askLater() {
      return client.async().chat().completions().create(Clients.REQUEST);
    }
  }
}
