package dev.selvage.clients.langchain4j;

import dev.langchain4j.model.chat.StreamingChatLanguageModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** Asks OpenAI for a stream through langchain4j and waits for its end. */
public final class AskOpenAiInAStream implements BiFunction<String, Duration, Callable<Object>> {

  /** Made by name. */
  public AskOpenAiInAStream() {}

  @Override
  public Callable<Object> apply(String address, Duration timeout) {
    StreamingChatLanguageModel model =
        OpenAiStreamingChatModel.builder()
            .baseUrl(address)
            .apiKey("sk-test")
            .modelName("gpt-4o")
            .timeout(timeout)
            .build();
    return () -> Answer.of(model, timeout);
  }
}
