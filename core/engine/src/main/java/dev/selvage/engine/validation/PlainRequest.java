package dev.selvage.engine.validation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request whose parts are plain parameters. A part that the method does not take counts as given
 * and right: it is set elsewhere.
 */
final class PlainRequest implements ChatRequest {

  private static final List<Message> SET_ELSEWHERE = List.of(new Message("user", true));

  private final Object[] arguments;
  private final int model;
  private final int messages;
  private final int maxTokens;

  /** Each index is that of the parameter, or negative where there is none. */
  PlainRequest(Object[] arguments, int model, int messages, int maxTokens) {
    this.arguments = arguments;
    this.model = model;
    this.messages = messages;
    this.maxTokens = maxTokens;
  }

  @Override
  public Optional<String> model() {
    return Optional.ofNullable(argument(model)).map(Object::toString);
  }

  @Override
  public boolean namesModel() {
    return model >= 0;
  }

  @Override
  public Optional<List<Message>> messages() {
    return messages < 0 ? Optional.of(SET_ELSEWHERE) : MapRequest.messages(argument(messages));
  }

  @Override
  public List<TokenLimit> maxTokens() {
    Object value = argument(maxTokens);
    return value == null
        ? List.of()
        : List.of(new TokenLimit("max_tokens", MapRequest.wholeNumber(value)));
  }

  private @Nullable Object argument(int index) {
    return index < 0 ? null : arguments[index];
  }
}
