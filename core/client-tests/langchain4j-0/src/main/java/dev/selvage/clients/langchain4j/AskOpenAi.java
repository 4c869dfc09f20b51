package dev.selvage.clients.langchain4j;

import dev.langchain4j.model.chat.ChatLanguageModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks OpenAI through langchain4j, at most once: here the first attempt counts. */
public final class AskOpenAi implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskOpenAi() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    ChatLanguageModel model =
        OpenAiChatModel.builder()
            .baseUrl(address)
            .apiKey("sk-test")
            .modelName("gpt-4o")
            .timeout(timeout)
            .maxRetries(1)
            .build();
    return () -> model.generate("Hi");
  }
}
