package dev.selvage.providers;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows openai-java's parameters of a chat completion and of a response, those with a structured
 * answer included, and lists of the messages of a chat completion.
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
  private static final Set<String> ELEMENT_NAMES = Set.of(CHAT + "ChatCompletionMessageParam");

  /** Made by the service loader. */
  public OpenAiRequestReader() {}

  @Override
  public Set<String> classNames() {
    return CLASS_NAMES;
  }

  @Override
  public Set<String> elementNames() {
    return ELEMENT_NAMES;
  }

  @Override
  public ChatRequest read(Object request, Class<?> type) {
    if (request instanceof List<?> messages) {
      Object value = StainlessFields.value(messages);
      return new ChatRequest(Dialect.OPENAI_CHAT, new OneField("messages", value));
    }
    return new ChatRequest(
        type.getName().startsWith(CHAT) ? Dialect.OPENAI_CHAT : Dialect.OPENAI_RESPONSES,
        StainlessBody.of(request));
  }

  @Override
  public Set<String> settable(Class<?> type) {
    return type.getName().startsWith(CHAT)
        ? StainlessCopy.settable("max_completion_tokens")
        : StainlessCopy.settable("max_output_tokens");
  }

  @Override
  public @Nullable Object with(Object request, Class<?> type, Map<String, Object> fields) {
    return StainlessCopy.with(request, type, fields);
  }
}
