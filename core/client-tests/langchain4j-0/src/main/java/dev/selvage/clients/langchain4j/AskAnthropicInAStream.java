package dev.selvage.clients.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatLanguageModel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks Anthropic for a stream through langchain4j and waits for its end. */
public final class AskAnthropicInAStream implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskAnthropicInAStream() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    StreamingChatLanguageModel model =
        AnthropicStreamingChatModel.builder()
            .baseUrl(address)
            .apiKey("sk-ant-test")
            .modelName("claude-sonnet-4-5")
            .timeout(timeout)
            .build();
    return () -> Answer.of(model, timeout);
  }
}
