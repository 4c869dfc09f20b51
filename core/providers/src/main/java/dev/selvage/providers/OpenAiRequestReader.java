package dev.selvage.providers;

import dev.selvage.engine.validation.ChatRequest;
import dev.selvage.engine.validation.RequestReader;
import java.util.Set;

/** Shows openai-java's parameters of a chat completion, those with a structured answer included. */
public final class OpenAiRequestReader implements RequestReader {

  private static final String PARAMS =
      "com.openai.models.chat.completions.ChatCompletionCreateParams";
  private static final String STRUCTURED =
      "com.openai.models.chat.completions.StructuredChatCompletionCreateParams";

  private static final Accessor RAW_PARAMS = new Accessor("rawParams");

  /** Made by the service loader. */
  public OpenAiRequestReader() {}

  @Override
  public Set<String> classNames() {
    return Set.of(PARAMS, STRUCTURED);
  }

  @Override
  public ChatRequest read(Object request, Class<?> type) {
    Object raw = type.getName().equals(STRUCTURED) ? RAW_PARAMS.get(request) : null;
    return new OpenAiRequest(raw == null ? request : raw);
  }
}
