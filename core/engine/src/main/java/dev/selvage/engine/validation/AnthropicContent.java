package dev.selvage.engine.validation;

import dev.selvage.engine.request.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges the content of the messages of one request of Anthropic's. */
final class AnthropicContent {

  private static final Table TABLE = Anthropic.TABLE;
  private static final Rule TYPE = TABLE.rule("content-type");
  private static final Rule EMPTY = TABLE.rule("text-empty");
  private static final Rule BLOCK_TYPE = TABLE.rule("block-type");
  private static final Rule BLOCK_TEXT = TABLE.rule("block-text");
  private static final Rule IMAGE = TABLE.rule("image-source");
  private static final Rule USE_ROLE = TABLE.rule("tool-use-role");
  private static final Rule RESULT_ROLE = TABLE.rule("tool-result-role");
  private static final Rule BLANK_END = TABLE.rule("prefill-blank");

  private final AnthropicCalls calls;
  private final Findings found;

  AnthropicContent(AnthropicCalls calls, Findings found) {
    this.calls = calls;
    this.found = found;
  }

  void check(int i, @Nullable Object content, boolean isAssistant, boolean isLast) {
    if (content instanceof String text) {
      if (text.isBlank() && !(isAssistant && isLast)) {
        found.addContent(EMPTY, path(i), text);
      } else if (isAssistant && isLast && endsBlank(text)) {
        found.addContent(BLANK_END, path(i), text);
      }
    } else if (content instanceof List<?> blocks) {
      for (int j = 0; j < blocks.size(); j++) {
        block(i, j, blocks.get(j), isAssistant);
      }
    } else if (content == Fields.OPAQUE) {
      calls.forget();
    } else if (content == null) {
      found.add(AnyProvider.CONTENT, path(i), null);
    } else {
      found.addContent(TYPE, path(i), content);
    }
  }

  private static boolean endsBlank(String text) {
    return !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
  }

  private static String path(int i) {
    return "messages[" + i + "].content";
  }

  /** Where a field of a block stands. */
  static String path(int i, int j, String field) {
    return "messages[" + i + "].content[" + j + "]." + field;
  }

  private void block(int i, int j, @Nullable Object given, boolean isAssistant) {
    if (given == Fields.OPAQUE) {
      calls.forget();
      return;
    }
    Fields block = Reads.object(given);
    Object type = block.get("type");
    if (type == null) {
      found.add(BLOCK_TYPE, path(i, j, "type"), null);
    } else if (type == Fields.OPAQUE) {
      calls.forget();
    } else if ("text".equals(type)) {
      text(i, j, block.get("text"));
    } else if ("tool_use".equals(type)) {
      use(i, j, block, isAssistant);
    } else if ("tool_result".equals(type)) {
      result(i, j, block, isAssistant);
    } else if ("image".equals(type) && block.get("source") == null) {
      found.add(IMAGE, path(i, j, "source"), null);
    }
  }

  private void text(int i, int j, @Nullable Object given) {
    if (given instanceof String text) {
      if (text.isBlank()) {
        found.addContent(EMPTY, path(i, j, "text"), text);
      }
    } else if (given != Fields.OPAQUE) {
      found.addContent(BLOCK_TEXT, path(i, j, "text"), given);
    }
  }

  private void use(int i, int j, Fields block, boolean isAssistant) {
    if (isAssistant) {
      calls.ask(i, j, block);
    } else {
      found.add(USE_ROLE, path(i, j, "type"), "tool_use");
    }
  }

  private void result(int i, int j, Fields block, boolean isAssistant) {
    if (isAssistant) {
      found.add(RESULT_ROLE, path(i, j, "type"), "tool_result");
    } else {
      calls.answer(i, j, block.get("tool_use_id"));
    }
  }
}
