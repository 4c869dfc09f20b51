package dev.selvage.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.RawMessageStreamEvent;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks for a stream and reads it to its end. */
public final class AskInAStream implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskInAStream() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    AnthropicClient client = Clients.of(address, timeout);
    return () -> {
      try (StreamResponse<RawMessageStreamEvent> stream =
          client.messages().createStreaming(Clients.REQUEST)) {
        return stream.stream().toList();
      } finally {
        client.close();
      }
    };
  }
}
