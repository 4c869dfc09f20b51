package dev.selvage.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.Sleeper;
import com.anthropic.models.messages.Message;
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
    AnthropicClient client = client(address, slept);
    Guarded guarded = new Guarded(client);
    return Map.of(
        "guarded",
        guarded::ask,
        "guarded later",
        guarded::askLater,
        "alone",
        () -> client.messages().create(Clients.REQUEST),
        "alone later",
        () -> client.async().messages().create(Clients.REQUEST));
  }

  private static AnthropicClient client(String address, Consumer<Duration> slept) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(address.substring(0, address.lastIndexOf("/v1")))
        .apiKey("sk-ant-test")
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

  private record Guarded(AnthropicClient client) {
    @RetryOnRateLimit
    Message ask() {
      return client.messages().create(Clients.REQUEST);
    }

    @RetryOnRateLimit
    CompletableFuture<Message> askLater() {
      return client.async().messages().create(Clients.REQUEST);
    }
  }
}
