package dev.selvage.providers;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows anthropic-java's parameters of a message, and lists of its messages. */
public final class AnthropicRequestReader implements RequestReader {

  private static final String MESSAGES = "com.anthropic.models.messages.";

  private static final Set<String> CLASS_NAMES =
      Set.of(MESSAGES + "MessageCreateParams", MESSAGES + "StructuredMessageCreateParams");
  private static final Set<String> ELEMENT_NAMES = Set.of(MESSAGES + "MessageParam");

  /** Made by the service loader. */
  public AnthropicRequestReader() {}

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
    return new ChatRequest(
        Dialect.ANTHROPIC,
        request instanceof List<?> messages
            ? new OneField("messages", StainlessFields.value(messages))
            : StainlessBody.of(request));
  }

  @Override
  public Set<String> settable(Class<?> type) {
    return StainlessCopy.settable("max_tokens");
  }

  @Override
  public @Nullable Object with(Object request, Class<?> type, Map<String, Object> fields) {
    return StainlessCopy.with(request, type, fields);
  }
}
