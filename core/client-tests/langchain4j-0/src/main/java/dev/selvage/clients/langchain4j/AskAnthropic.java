package dev.selvage.clients.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatLanguageModel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks Anthropic through langchain4j, at most once: here the first attempt counts. */
public final class AskAnthropic implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskAnthropic() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    ChatLanguageModel model =
        AnthropicChatModel.builder()
            .baseUrl(address)
            .apiKey("sk-ant-test")
            .modelName("claude-sonnet-4-5")
            .timeout(timeout)
            .maxRetries(1)
            .build();
    return () -> model.generate("Hi");
  }
}
