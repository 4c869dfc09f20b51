package dev.selvage.engine.validation;

import dev.selvage.engine.policy.Spelling;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roles that a user wants to be among the messages, and those that must not be. The field in
 * which Anthropic and the responses API take the text of the role system counts as its message.
 * Immutable.
 */
record RoleRules(Set<String> required, Set<String> forbidden) {

  private static final List<String> ROLES =
      List.of("developer", "system", "user", "assistant", "tool", "function");

  /**
   * The role, if there is one of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static String known(String role) {
    if (!ROLES.contains(role)) {
      throw new IllegalArgumentException(
          "\"%s\" is no role; write %s"
              .formatted(
                  role,
                  Spelling.nearest(role, ROLES)
                      .map("\"%s\""::formatted)
                      .orElse("one of " + String.join(", ", ROLES))));
    }
    return role;
  }

  boolean areNone() {
    return required.isEmpty() && forbidden.isEmpty();
  }

  void check(ChatRequest request, Findings found) {
    List<Fields> messages = request.messages().orElse(List.of());
    checkForbidden(request, messages, found);
    for (String role : required) {
      if (!isThere(role, request, messages)) {
        found.add(
            Violation.ofOwn(
                "required-roles",
                listField(request),
                "without the role " + role,
                "there must be a message of that role",
                "add one"));
      }
    }
  }

  private void checkForbidden(ChatRequest request, List<Fields> messages, Findings found) {
    if (forbidden.contains("system") && Reads.known(systemText(request)) != null) {
      forbid(systemField(request), "given", found);
    }
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).get("role") instanceof String role && forbidden.contains(role)) {
        forbid(listField(request) + "[" + i + "].role", Shown.of(role), found);
      }
    }
  }

  private void forbid(String path, String shown, Findings found) {
    found.add(
        Violation.ofOwn(
            "forbidden-roles",
            path,
            shown,
            "the roles %s are not allowed here".formatted(String.join(", ", forbidden)),
            "leave the message out, or give it another role"));
  }

  private static boolean isThere(String role, ChatRequest request, List<Fields> messages) {
    if (role.equals("system") && systemText(request) != null) {
      return true;
    }
    for (Fields message : messages) {
      Object given = message.get("role");
      if (given == Fields.OPAQUE || role.equals(given)) {
        return true;
      }
    }
    return false;
  }

  private static String listField(ChatRequest request) {
    return request.dialect() == Dialect.OPENAI_RESPONSES ? "input" : "messages";
  }

  private static String systemField(ChatRequest request) {
    return request.dialect() == Dialect.OPENAI_RESPONSES ? "instructions" : "system";
  }

  private static @Nullable Object systemText(ChatRequest request) {
    return switch (request.dialect()) {
      case OPENAI_RESPONSES, ANTHROPIC -> request.field(systemField(request));
      default -> null;
    };
  }
}
