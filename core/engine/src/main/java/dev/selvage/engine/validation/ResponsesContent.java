package dev.selvage.engine.validation;

import dev.selvage.engine.request.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges the content of the messages of one request of OpenAI's responses. */
final class ResponsesContent {

  private static final Table TABLE = OpenAiResponses.TABLE;
  private static final Rule CONTENT = TABLE.rule("content-missing");
  private static final Rule TYPE = TABLE.rule("content-type");
  private static final Rule PART_TYPE = TABLE.rule("part-type");
  private static final Rule PART_TEXT = TABLE.rule("part-text");

  private ResponsesContent() {}

  static void check(int i, @Nullable Object content, Findings found) {
    if (content == null) {
      found.add(CONTENT, ResponsesInput.path(i, "content"), null);
    } else if (content instanceof List<?> parts) {
      for (int j = 0; j < parts.size(); j++) {
        if (parts.get(j) != Fields.OPAQUE) {
          part(i, j, Reads.object(parts.get(j)), found);
        }
      }
    } else if (!(content instanceof String) && content != Fields.OPAQUE) {
      found.addContent(TYPE, ResponsesInput.path(i, "content"), content);
    }
  }

  private static void part(int i, int j, Fields part, Findings found) {
    Object type = part.get("type");
    if (type == null) {
      found.add(PART_TYPE, path(i, j, "type"), null);
    } else if ("input_text".equals(type) || "output_text".equals(type)) {
      Object text = part.get("text");
      if (!(text instanceof String) && text != Fields.OPAQUE) {
        found.addContent(PART_TEXT, path(i, j, "text"), text);
      }
    }
  }

  private static String path(int i, int j, String field) {
    return ResponsesInput.path(i, "content[" + j + "]." + field);
  }
}
