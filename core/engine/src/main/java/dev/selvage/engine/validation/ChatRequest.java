package dev.selvage.engine.validation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One view of a chat request, whatever type carries it. Reads lazily; holds nothing of its own. */
public interface ChatRequest {

  /** The model asked for; empty where the request names none. */
  Optional<String> model();

  /**
   * Whether the text may be the name of a model. What may not is shown nowhere: where arguments
   * were mixed up, it may be a prompt or a key.
   */
  static boolean isModelName(String text) {
    return text.matches("(?!sk-)[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}");
  }

  /** Whether the model is part of the request; where it is set elsewhere, no rule is on it. */
  default boolean namesModel() {
    return true;
  }

  /** The messages in order; empty where the request has none, or something that is no list. */
  Optional<List<Message>> messages();

  /** The bounds on what the model may write, as far as the request sets them. */
  List<TokenLimit> maxTokens();

  /**
   * One message, without its content.
   *
   * @param role who speaks, or null where the message does not say
   * @param hasContent whether it has content, or what may stand in its place, such as tool calls
   */
  record Message(@Nullable String role, boolean hasContent) {}

  /**
   * A bound on what the model may write.
   *
   * @param field the name of the field, as on the wire
   * @param tokens its value, or null where it is no whole number
   */
  record TokenLimit(String field, @Nullable Long tokens) {}
}
