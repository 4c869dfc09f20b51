package dev.selvage.engine.validation;

import dev.selvage.engine.policy.Spelling;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.validation.Models.Family;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes once through the messages of one request of OpenAI's chat completions. */
final class OpenAiMessages {

  private static final Table TABLE = OpenAiChat.TABLE;
  private static final List<String> ROLES =
      List.of("developer", "system", "user", "assistant", "tool", "function");

  private static final Rule ROLE = TABLE.rule("role-unknown");
  private static final Rule SYSTEM = TABLE.rule("system-of-o1-mini");
  private static final Rule TOOL_ID = TABLE.rule("tool-id-missing");
  private static final Rule FUNCTION_NAME = TABLE.rule("function-name");

  private final Family family;
  private final Findings found;
  private final OpenAiContent content;
  private final OpenAiCalls calls;

  OpenAiMessages(Family family, boolean wantsJson, Findings found) {
    this.family = family;
    this.found = found;
    this.content = new OpenAiContent(wantsJson, found);
    this.calls = new OpenAiCalls(found);
  }

  void check(List<Fields> messages) {
    for (int i = 0; i < messages.size(); i++) {
      check(i, messages.get(i));
    }
    calls.end();
  }

  /** Whether some message says JSON, or may do so, as far as that was asked. */
  boolean saysJson() {
    return content.saysJson();
  }

  private void check(int i, Fields message) {
    Object role = message.get("role");
    if (role == Fields.OPAQUE) {
      calls.forget();
      content.forget();
      return;
    }
    checkRole(i, role instanceof String text ? text : "", role, message);
    content.check(i, message, role);
  }

  private void checkRole(int i, String role, @Nullable Object given, Fields message) {
    switch (role) {
      case "user" -> calls.close();
      case "assistant" -> calls.next(i, message.get("tool_calls"));
      case "tool" -> checkAnswer(i, message.get("tool_call_id"));
      case "developer" -> {}
      case "system" -> checkSystem(i, role);
      case "function" -> checkFunction(i, message.get("name"));
      default -> tellUnknown(i, given);
    }
  }

  private void checkSystem(int i, String role) {
    if (family.has(Trait.NO_SYSTEM)) {
      found.add(SYSTEM, path(i), role);
    }
  }

  private void checkFunction(int i, @Nullable Object name) {
    if (name == null) {
      found.add(FUNCTION_NAME, "messages[" + i + "].name", null);
    }
  }

  private void tellUnknown(int i, @Nullable Object role) {
    if (AnyProvider.isMissing(role)) {
      found.add(AnyProvider.ROLE, path(i), null);
    } else {
      String fix =
          Spelling.nearest(role instanceof String text ? text : "", ROLES)
              .map("write \"%s\""::formatted)
              .orElse(ROLE.fix());
      found.add(ROLE, path(i), Shown.of(role), fix);
    }
  }

  private static String path(int i) {
    return "messages[" + i + "].role";
  }

  private void checkAnswer(int i, @Nullable Object id) {
    if (id == Fields.OPAQUE) {
      calls.forget();
    } else if (id instanceof String text && Reads.isText(text)) {
      calls.answer(i, text);
    } else {
      found.add(TOOL_ID, "messages[" + i + "].tool_call_id", id);
    }
  }
}
