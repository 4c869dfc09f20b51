package dev.selvage.clients.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks for a stream and reads it to its end. */
public final class AskInAStream implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskInAStream() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    OpenAIClient client = Clients.of(address, timeout);
    return () -> {
      try (StreamResponse<ChatCompletionChunk> stream =
          client.chat().completions().createStreaming(Clients.REQUEST)) {
        return stream.stream().toList();
      } finally {
        client.close();
      }
    };
  }
}
