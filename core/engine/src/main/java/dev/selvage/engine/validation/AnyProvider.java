package dev.selvage.engine.validation;

import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a request to the rules that every provider keeps. */
final class AnyProvider {

  static final Table TABLE = Table.of(Dialect.ANY);
  static final Rule MESSAGES = TABLE.rule("messages");
  static final Rule ROLE = TABLE.rule("role-missing");
  static final Rule CONTENT = TABLE.rule("content-missing");
  static final Rule WHOLE_TOKENS = TABLE.rule("max-tokens-whole");
  static final Rule TOKENS = TABLE.rule("max-tokens");

  private AnyProvider() {}

  static void check(List<Fields> messages, Findings found) {
    for (int i = 0; i < messages.size(); i++) {
      Fields message = messages.get(i);
      if (isMissing(message.get("role"))) {
        found.add(ROLE, "messages[" + i + "].role", null);
      }
      if (message.get("content") == null && !hasStandIn(message)) {
        found.add(CONTENT, "messages[" + i + "].content", null);
      }
    }
  }

  static boolean isMissing(@Nullable Object role) {
    return role == null || (role instanceof String text && text.isBlank());
  }

  /** Whether the message has what may stand in the place of its content. */
  static boolean hasStandIn(Fields message) {
    return message.get("tool_calls") != null
        || message.get("function_call") != null
        || message.get("refusal") != null
        || message.get("audio") != null;
  }
}
