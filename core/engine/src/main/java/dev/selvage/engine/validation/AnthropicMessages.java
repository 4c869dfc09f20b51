package dev.selvage.engine.validation;

import dev.selvage.engine.request.Fields;
import dev.selvage.engine.validation.Models.Family;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes once through the messages of one request of Anthropic's. */
final class AnthropicMessages {

  private static final Table TABLE = Anthropic.TABLE;
  private static final Rule ROLE = TABLE.rule("role-unknown");
  private static final Rule SYSTEM = TABLE.rule("system-in-messages");
  private static final Rule SYSTEM_FIRST = TABLE.rule("system-first");
  private static final Rule FIRST = TABLE.rule("first-role");
  private static final Rule PREFILL = TABLE.rule("prefill");

  private final Family family;
  private final Findings found;
  private final AnthropicContent content;
  private final AnthropicCalls calls;

  AnthropicMessages(Family family, Findings found) {
    this.family = family;
    this.found = found;
    this.calls = new AnthropicCalls(found);
    this.content = new AnthropicContent(calls, found);
  }

  void check(List<Fields> messages) {
    int last = messages.size() - 1;
    for (int i = 0; i <= last; i++) {
      check(i, messages.get(i), i == last);
    }
    calls.end();
  }

  private void check(int i, Fields message, boolean isLast) {
    Object role = message.get("role");
    if (role == Fields.OPAQUE) {
      calls.forget();
      return;
    }
    boolean isAssistant = "assistant".equals(role);
    checkRole(i, role, isAssistant);
    calls.next(isAssistant, "user".equals(role));
    Object given = message.get("content");
    content.check(i, given, isAssistant, isLast);
    if (isLast && isAssistant && family.has(Trait.NO_PREFILL) && isText(given)) {
      found.add(PREFILL, path(i), role);
    }
  }

  private void checkRole(int i, @Nullable Object role, boolean isAssistant) {
    if (AnyProvider.isMissing(role)) {
      found.add(AnyProvider.ROLE, path(i), null);
    } else if ("system".equals(role)) {
      checkSystem(i, "system");
    } else if (!isAssistant && !"user".equals(role)) {
      found.add(ROLE, path(i), role);
    } else if (isAssistant && i == 0) {
      found.add(FIRST, path(i), role);
    }
  }

  private void checkSystem(int i, Object role) {
    if (family.has(Trait.NO_SYSTEM)) {
      found.add(SYSTEM, path(i), role);
    } else if (i == 0) {
      found.add(SYSTEM_FIRST, path(i), role);
    }
  }

  /** After a call of the provider's own tools, the assistant may speak last. */
  private static boolean isText(@Nullable Object content) {
    return content instanceof String
        || (content instanceof List<?> blocks
            && !blocks.isEmpty()
            && "text".equals(Reads.object(blocks.get(blocks.size() - 1)).get("type")));
  }

  private static String path(int i) {
    return "messages[" + i + "].role";
  }
}
