package dev.selvage.clients.springai;

import dev.selvage.RetryOnRateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.retry.RetryUtils;

/**
 * Asks inside guarded methods as Spring AI 2 does: OpenAI through openai-java, others in a
 * template.
 */
public final class Retrying
    implements BiFunction<String, Consumer<Duration>, Map<String, Callable<Object>>> {

  /** Made by name. */
  public Retrying() {}

  @Override
  public Map<String, Callable<Object>> apply(String address, Consumer<Duration> slept) {
    Guarded guarded = new Guarded(model(address));
    return Map.of("guarded", guarded::askInATemplate, "guarded later", guarded::ask);
  }

  private static OpenAiChatModel model(String address) {
    return OpenAiChatModel.builder()
        .options(
            OpenAiChatOptions.builder().baseUrl(address).apiKey("sk-test").model("gpt-4o").build())
        .build();
  }

  private record Guarded(OpenAiChatModel model) {
    @RetryOnRateLimit
    @Nullable String ask() {
      return model.call("Hi");
    }

    @RetryOnRateLimit
    @Nullable String askInATemplate() {
      return RetryUtils.execute(RetryUtils.DEFAULT_RETRY_TEMPLATE, () -> "Hello");
    }
  }
}
