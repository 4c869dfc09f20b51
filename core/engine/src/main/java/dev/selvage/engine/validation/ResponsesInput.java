package dev.selvage.engine.validation;

import dev.selvage.engine.policy.Spelling;
import dev.selvage.engine.request.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes once through the input of one request of OpenAI's responses. */
final class ResponsesInput {

  private static final Table TABLE = OpenAiResponses.TABLE;
  private static final Rule ROLE = TABLE.rule("role-unknown");
  private static final Rule ITEM = TABLE.rule("item-type");
  private static final Rule CALL_ID = TABLE.rule("call-id-missing");
  private static final Rule NAME = TABLE.rule("call-name");
  private static final Rule ARGUMENTS = TABLE.rule("call-arguments");
  private static final Rule OUTPUT = TABLE.rule("call-output");
  private static final Rule UNASKED = TABLE.rule("tool-unasked");
  private static final Rule UNANSWERED = TABLE.rule("tool-unanswered");

  private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant");
  private static final int LONGEST_NAME = 64;

  private final Findings found;

  /** Whether calls and answers may stand where this request does not show them. */
  private boolean isUnsure;

  /** Where each open call stands, by its id; null for none. */
  private @Nullable Map<String, Integer> open;

  ResponsesInput(boolean goesOn, Findings found) {
    this.isUnsure = goesOn;
    this.found = found;
  }

  void check(List<Fields> items) {
    for (int i = 0; i < items.size(); i++) {
      check(i, items.get(i));
    }
    if (open != null && !isUnsure) {
      open.forEach((id, i) -> found.add(UNANSWERED, path(i, "call_id"), id));
    }
  }

  /** Where a field of an item stands. */
  static String path(int i, String field) {
    return "input[" + i + "]." + field;
  }

  private void check(int i, Fields item) {
    Object type = item.get("type");
    Object role = item.get("role");
    if ("function_call".equals(type)) {
      call(i, item);
    } else if ("function_call_output".equals(type)) {
      answer(i, item);
    } else if ("message".equals(type) || (type == null && role != null)) {
      message(i, item, role);
    } else if (type == null) {
      found.add(ITEM, path(i, "type"), null);
    } else if (type == Fields.OPAQUE || "item_reference".equals(type)) {
      isUnsure = true;
    }
  }

  private void message(int i, Fields item, @Nullable Object role) {
    if (AnyProvider.isMissing(role)) {
      found.add(AnyProvider.ROLE, path(i, "role"), null);
    } else if (role instanceof String text && !ROLES.contains(text)) {
      found.add(
          ROLE,
          path(i, "role"),
          Shown.of(text),
          Spelling.nearest(text, ROLES).map("write \"%s\""::formatted).orElse(ROLE.fix()));
    }
    ResponsesContent.check(i, item.get("content"), found);
  }

  private void call(int i, Fields item) {
    Object name = item.get("name");
    if (name != Fields.OPAQUE && !Check.isName(name, LONGEST_NAME)) {
      found.add(NAME, path(i, "name"), name);
    }
    Object arguments = item.get("arguments");
    if (arguments != Fields.OPAQUE && !(arguments instanceof String)) {
      found.addContent(ARGUMENTS, path(i, "arguments"), arguments);
    }
    String id = id(i, item);
    if (id != null) {
      if (open == null) {
        open = new LinkedHashMap<>();
      }
      open.put(id, i);
    }
  }

  private void answer(int i, Fields item) {
    if (item.get("output") == null) {
      found.add(OUTPUT, path(i, "output"), null);
    }
    String id = id(i, item);
    if (id != null && (open == null || open.remove(id) == null) && !isUnsure) {
      found.add(UNASKED, path(i, "call_id"), id);
    }
  }

  private @Nullable String id(int i, Fields item) {
    Object id = item.get("call_id");
    if (Reads.isText(id)) {
      return (String) id;
    }
    isUnsure = true;
    if (id != Fields.OPAQUE) {
      found.add(CALL_ID, path(i, "call_id"), id);
    }
    return null;
  }
}
