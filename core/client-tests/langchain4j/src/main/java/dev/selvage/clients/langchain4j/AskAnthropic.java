package dev.selvage.clients.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks Anthropic through langchain4j, whose own retries are off. */
public final class AskAnthropic implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskAnthropic() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    ChatModel model =
        AnthropicChatModel.builder()
            .baseUrl(address)
            .apiKey("sk-ant-test")
            .modelName("claude-sonnet-4-5")
            .timeout(timeout)
            .maxRetries(0)
            .build();
    return () -> model.chat("Hi");
  }
}
