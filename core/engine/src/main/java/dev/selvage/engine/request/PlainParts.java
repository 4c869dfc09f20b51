package dev.selvage.engine.request;

import org.jspecify.annotations.Nullable;

/**
 * A request whose parts are plain parameters. A part that the method does not take counts as given
 * and right: it is set elsewhere.
 */
final class PlainParts implements Fields {

  private final Object[] arguments;
  private final int model;
  private final int messages;
  private final int maxTokens;

  /** Each index is that of the parameter, or negative where there is none. */
  PlainParts(Object[] arguments, int model, int messages, int maxTokens) {
    this.arguments = arguments;
    this.model = model;
    this.messages = messages;
    this.maxTokens = maxTokens;
  }

  @Override
  public @Nullable Object get(String name) {
    return switch (name) {
      case "model" -> argument(model);
      case "messages" -> argument(messages);
      case "max_tokens" -> argument(maxTokens);
      default -> OPAQUE;
    };
  }

  private @Nullable Object argument(int index) {
    return index < 0 ? OPAQUE : MapFields.value(arguments[index]);
  }
}
