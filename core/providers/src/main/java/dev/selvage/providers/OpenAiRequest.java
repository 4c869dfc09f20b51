package dev.selvage.providers;

import dev.selvage.engine.validation.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A view of openai-java's {@code ChatCompletionCreateParams}. Reads the raw fields, and the
 * additional properties where a field is not set, since the typed accessors throw at anything that
 * is not of their type.
 */
final class OpenAiRequest implements ChatRequest {

  private static final Accessor MODEL = new Accessor("_model");
  private static final Accessor MODEL_NAME = new Accessor("asString");
  private static final Accessor MESSAGES = new Accessor("_messages");
  private static final Accessor MAX_COMPLETION_TOKENS = new Accessor("_maxCompletionTokens");
  private static final Accessor MAX_TOKENS = new Accessor("_maxTokens");
  private static final Accessor MORE = new Accessor("_additionalBodyProperties");

  private final Object params;

  OpenAiRequest(Object params) {
    this.params = params;
  }

  @Override
  public Optional<String> model() {
    Object model = value(MODEL, "model");
    if (model == null) {
      return Optional.empty();
    }
    Object name = model instanceof String ? model : MODEL_NAME.get(model);
    return Optional.of((name == null ? model : name).toString());
  }

  @Override
  public Optional<List<Message>> messages() {
    if (!(value(MESSAGES, "messages") instanceof List<?> params)) {
      return Optional.empty();
    }
    List<Message> messages = new ArrayList<>(params.size());
    for (Object param : params) {
      messages.add(OpenAiMessage.read(param));
    }
    return Optional.of(messages);
  }

  @Override
  public List<TokenLimit> maxTokens() {
    List<TokenLimit> limits = new ArrayList<>(1);
    addLimit(MAX_COMPLETION_TOKENS, "max_completion_tokens", limits);
    addLimit(MAX_TOKENS, "max_tokens", limits);
    return limits;
  }

  private void addLimit(Accessor accessor, String field, List<TokenLimit> limits) {
    Object value = value(accessor, field);
    if (value != null) {
      limits.add(new TokenLimit(field, wholeNumber(value)));
    }
  }

  private static @Nullable Long wholeNumber(Object value) {
    return value instanceof Long || value instanceof Integer
        ? (Long) ((Number) value).longValue()
        : null;
  }

  private @Nullable Object value(Accessor accessor, String field) {
    Object value = OpenAiJson.value(accessor.get(params));
    return value == null && MORE.get(params) instanceof Map<?, ?> more
        ? OpenAiJson.value(more.get(field))
        : value;
  }
}
