package dev.selvage.providers;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.RequestReader;
import java.util.Set;

/**
 * Shows openai-java's parameters of a chat completion and of a response, those with a structured
 * answer included.
 */
public final class OpenAiRequestReader implements RequestReader {

  private static final String CHAT = "com.openai.models.chat.completions.";
  private static final String RESPONSES = "com.openai.models.responses.";

  private static final Set<String> CLASS_NAMES =
      Set.of(
          CHAT + "ChatCompletionCreateParams",
          CHAT + "StructuredChatCompletionCreateParams",
          RESPONSES + "ResponseCreateParams",
          RESPONSES + "StructuredResponseCreateParams");

  /** Made by the service loader. */
  public OpenAiRequestReader() {}

  @Override
  public Set<String> classNames() {
    return CLASS_NAMES;
  }

  @Override
  public ChatRequest read(Object request, Class<?> type) {
    return new ChatRequest(
        type.getName().startsWith(CHAT) ? Dialect.OPENAI_CHAT : Dialect.OPENAI_RESPONSES,
        StainlessBody.of(request));
  }
}
