package dev.selvage.engine.validation;

import dev.selvage.engine.request.Fields;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the tool calls of one request of OpenAI's chat completions, and their answers. */
final class OpenAiCalls {

  private static final Table TABLE = OpenAiChat.TABLE;
  private static final Rule EMPTY = TABLE.rule("tool-calls-empty");
  private static final Rule MANY = TABLE.rule("tool-calls-most");
  private static final Rule ID = TABLE.rule("tool-call-id-missing");
  private static final Rule ID_LONG = TABLE.rule("tool-call-id-long");
  private static final Rule ID_TWICE = TABLE.rule("tool-call-id-twice");
  private static final Rule NAME = TABLE.rule("tool-call-name");
  private static final Rule ARGUMENTS = TABLE.rule("tool-call-arguments");
  private static final Rule UNASKED = TABLE.rule("tool-unasked");
  private static final Rule UNANSWERED = TABLE.rule("tool-unanswered");
  private static final Rule AT_END = TABLE.rule("tool-unanswered-at-end");

  private static final int MOST = 128;
  private static final int LONGEST_ID = 40;
  private static final int LONGEST_NAME = 64;
  private static final @Nullable String[] NONE = {};

  private final Findings found;

  /** The ids of the last message with calls; null for one that cannot be told. */
  private @Nullable String[] open = NONE;

  private int message;
  private @Nullable BitSet answered;
  private boolean isUnsure;

  OpenAiCalls(Findings found) {
    this.found = found;
  }

  /** A message cannot be read: it may ask and answer anything. */
  void forget() {
    open = NONE;
    isUnsure = true;
  }

  /** The assistant's next message, with those calls. */
  void next(int i, @Nullable Object calls) {
    close();
    isUnsure = calls == Fields.OPAQUE;
    if (calls instanceof List<?> list) {
      if (list.isEmpty()) {
        found.add(EMPTY, "messages[" + i + "].tool_calls", list);
      } else if (list.size() > MOST) {
        // To look for each answer among so many would take too long.
        found.add(MANY, "messages[" + i + "].tool_calls", list);
        isUnsure = true;
      } else {
        ask(i, list);
      }
    }
  }

  private void ask(int i, List<?> calls) {
    message = i;
    open = new String[calls.size()];
    answered = new BitSet(calls.size());
    for (int j = 0; j < calls.size(); j++) {
      if (calls.get(j) instanceof Fields call) {
        open[j] = id(j, call.get("id"));
        function(j, call.get("function"));
      } else {
        isUnsure = true;
      }
    }
  }

  private @Nullable String id(int j, @Nullable Object id) {
    if (!(id instanceof String text) || text.isBlank()) {
      isUnsure = true;
      if (id != Fields.OPAQUE) {
        found.add(ID, path(j, ".id"), id);
      }
      return null;
    }
    if (text.length() > LONGEST_ID) {
      found.add(ID_LONG, path(j, ".id"), text);
    }
    if (indexOf(text, j) >= 0) {
      found.add(ID_TWICE, path(j, ".id"), text);
    }
    return text;
  }

  private void function(int j, @Nullable Object given) {
    if (given instanceof Fields function) {
      Object name = function.get("name");
      if (name != Fields.OPAQUE && !Check.isName(name, LONGEST_NAME)) {
        found.add(NAME, path(j, ".function.name"), name);
      }
      Object arguments = function.get("arguments");
      if (arguments != Fields.OPAQUE && !(arguments instanceof String)) {
        found.addContent(ARGUMENTS, path(j, ".function.arguments"), arguments);
      }
    }
  }

  private String path(int j, String field) {
    return "messages[" + message + "].tool_calls[" + j + "]" + field;
  }

  private int indexOf(String id, int end) {
    for (int j = 0; j < end; j++) {
      if (id.equals(open[j])) {
        return j;
      }
    }
    return -1;
  }

  /** A tool message answers the call of that id. */
  void answer(int i, String id) {
    int j = indexOf(id, open.length);
    if (j >= 0 && answered != null) {
      answered.set(j);
    } else if (!isUnsure) {
      found.add(UNASKED, "messages[" + i + "].tool_call_id", id);
    }
  }

  /** The next turn begins: all that is open must be answered. */
  void close() {
    tell(UNANSWERED);
    open = NONE;
  }

  void end() {
    tell(AT_END);
  }

  private void tell(Rule rule) {
    for (int j = 0; j < open.length; j++) {
      boolean isOpen = open[j] != null && answered != null && !answered.get(j);
      if (isOpen && indexOf(String.valueOf(open[j]), j) < 0) {
        found.add(rule, path(j, ".id"), open[j]);
      }
    }
  }
}
