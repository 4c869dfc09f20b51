package dev.selvage.clients.langchain4j;

import dev.langchain4j.model.chat.ChatLanguageModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.selvage.RetryOnRateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Asks inside a guarded method through a model that retries by itself. */
public final class Retrying
    implements BiFunction<String, Consumer<Duration>, Map<String, Callable<Object>>> {

  /** Made by name. */
  public Retrying() {}

  @Override
  public Map<String, Callable<Object>> apply(String address, Consumer<Duration> slept) {
    ChatLanguageModel model =
        OpenAiChatModel.builder().baseUrl(address).apiKey("sk-test").modelName("gpt-4o").build();
    return Map.of("guarded", new Guarded(model)::ask);
  }

  private record Guarded(ChatLanguageModel model) {
    @RetryOnRateLimit
    String ask() {
      return model.generate("Hi");
    }
  }
}
