package dev.selvage.engine.request;

import org.jspecify.annotations.Nullable;

/**
 * A request whose parts are plain parameters. A part that the method does not take counts as given
 * and right: it is set elsewhere.
 *
 * @param arguments those of the call
 * @param at where the parts are among them
 * @param list what is read of the messages where they are of a client's type
 */
record PlainParts(Object[] arguments, Places at, ChatRequest list) implements Fields {

  /** The parameter of each part, or a negative number where there is none. */
  record Places(int model, int messages, int maxTokens) {
    boolean areNone() {
      return model < 0 && messages < 0 && maxTokens < 0;
    }
  }

  @Override
  public @Nullable Object get(String name) {
    int index =
        switch (name) {
          case "model" -> at.model;
          case "max_tokens" -> at.maxTokens;
          case "messages" -> list == ChatRequest.UNREADABLE ? at.messages : -1;
          default -> -1;
        };
    return index < 0 ? list.field(name) : MapFields.value(arguments[index]);
  }
}
