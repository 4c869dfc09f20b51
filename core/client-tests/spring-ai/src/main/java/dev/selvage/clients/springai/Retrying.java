package dev.selvage.clients.springai;

import dev.selvage.RetryOnRateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.deepseek.DeepSeekChatModel;
import org.springframework.ai.deepseek.api.DeepSeekApi;

/** Asks inside a guarded method through a model that retries by itself. */
public final class Retrying
    implements BiFunction<String, Consumer<Duration>, Map<String, Callable<Object>>> {

  /** Made by name. */
  public Retrying() {}

  @Override
  public Map<String, Callable<Object>> apply(String address, Consumer<Duration> slept) {
    DeepSeekApi api = DeepSeekApi.builder().baseUrl(address).apiKey("sk-test").build();
    return Map.of(
        "guarded", new Guarded(DeepSeekChatModel.builder().deepSeekApi(api).build())::ask);
  }

  private record Guarded(ChatModel model) {
    @RetryOnRateLimit
    String ask() {
      return model.call("Hi");
    }
  }
}
