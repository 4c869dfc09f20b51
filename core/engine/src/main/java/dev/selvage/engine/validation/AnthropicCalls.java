package dev.selvage.engine.validation;

import dev.selvage.engine.request.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the tool calls of one request of Anthropic's, and their answers. Consecutive messages of
 * one role count as one: the server merges them.
 */
final class AnthropicCalls {

  private static final Table TABLE = Anthropic.TABLE;
  private static final Rule ID = TABLE.rule("tool-use-id-missing");
  private static final Rule NAME = TABLE.rule("tool-use-name");
  private static final Rule INPUT = TABLE.rule("tool-use-input");
  private static final Rule RESULT_ID = TABLE.rule("tool-id-missing");
  private static final Rule UNASKED = TABLE.rule("tool-unasked");
  private static final Rule UNANSWERED = TABLE.rule("tool-unanswered");
  private static final Rule AT_END = TABLE.rule("tool-unanswered-at-end");

  private final Findings found;

  /** The calls of the assistant's last turn by their ids; null for none. */
  private @Nullable Map<String, Call> open;

  private boolean isUnsure;
  private boolean isUsersTurn;

  private static final class Call {
    final int message;
    final int block;
    boolean isAnswered;

    Call(int message, int block) {
      this.message = message;
      this.block = block;
    }
  }

  AnthropicCalls(Findings found) {
    this.found = found;
  }

  /** Something cannot be read: it may ask and answer anything. */
  void forget() {
    open = null;
    isUnsure = true;
  }

  /** The next message begins. */
  void next(boolean isAssistant, boolean isUser) {
    if (isAssistant && isUsersTurn) {
      tell(UNANSWERED);
      open = null;
      isUnsure = false;
      isUsersTurn = false;
    } else if (isUser) {
      isUsersTurn = true;
    }
  }

  void ask(int i, int j, Fields block) {
    if (block.get("name") == null) {
      found.add(NAME, AnthropicContent.path(i, j, "name"), null);
    }
    Object input = block.get("input");
    if (input != Fields.OPAQUE && !(input instanceof Fields)) {
      found.addContent(INPUT, AnthropicContent.path(i, j, "input"), input);
    }
    Object id = block.get("id");
    if (Reads.isText(id)) {
      if (open == null) {
        open = new LinkedHashMap<>();
      }
      open.put((String) id, new Call(i, j));
    } else {
      isUnsure = true;
      if (id != Fields.OPAQUE) {
        found.add(ID, AnthropicContent.path(i, j, "id"), id);
      }
    }
  }

  void answer(int i, int j, @Nullable Object id) {
    if (id == Fields.OPAQUE) {
      forget();
    } else if (!Reads.isText(id)) {
      found.add(RESULT_ID, AnthropicContent.path(i, j, "tool_use_id"), id);
    } else {
      Call call = open == null ? null : open.get((String) id);
      if (call != null) {
        call.isAnswered = true;
      } else if (!isUnsure) {
        found.add(UNASKED, AnthropicContent.path(i, j, "tool_use_id"), id);
      }
    }
  }

  /** Where the user spoke after the calls, the answers had their place. */
  void end() {
    tell(isUsersTurn ? UNANSWERED : AT_END);
  }

  private void tell(Rule rule) {
    if (open != null && !isUnsure) {
      open.forEach(
          (id, call) -> {
            if (!call.isAnswered) {
              found.add(rule, AnthropicContent.path(call.message, call.block, "id"), id);
            }
          });
    }
  }
}
