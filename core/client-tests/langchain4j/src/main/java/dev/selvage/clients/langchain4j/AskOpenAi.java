package dev.selvage.clients.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks OpenAI through langchain4j, whose own retries are off. */
public final class AskOpenAi implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskOpenAi() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    ChatModel model =
        OpenAiChatModel.builder()
            .baseUrl(address)
            .apiKey("sk-test")
            .modelName("gpt-4o")
            .timeout(timeout)
            .maxRetries(0)
            .build();
    return () -> model.chat("Hi");
  }
}
