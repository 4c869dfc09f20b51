package dev.selvage.engine.validation;

import dev.selvage.engine.request.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges the content of the messages of one request of OpenAI's chat completions. */
final class OpenAiContent {

  private static final Table TABLE = OpenAiChat.TABLE;
  private static final Rule TYPE = TABLE.rule("content-type");
  private static final Rule EMPTY = TABLE.rule("content-empty");
  private static final Rule LONG = TABLE.rule("content-long");
  private static final Rule PART_TYPE = TABLE.rule("part-type");
  private static final Rule PART_TEXT = TABLE.rule("part-text");
  private static final Rule PART_IMAGE = TABLE.rule("part-image");
  private static final Rule PART_ROLE = TABLE.rule("part-role");

  private static final int LONGEST = 1_048_576;

  private final boolean wantsJson;
  private final Findings found;
  private boolean saysJson;

  /** Looks for the word JSON if wanted. */
  OpenAiContent(boolean wantsJson, Findings found) {
    this.wantsJson = wantsJson;
    this.found = found;
  }

  boolean saysJson() {
    return saysJson;
  }

  /** A message cannot be read: it may say anything. */
  void forget() {
    saysJson = true;
  }

  void check(int i, Fields message, @Nullable Object role) {
    Object content = message.get("content");
    if (content == null) {
      if (!mayBeMissing(message, role)) {
        found.add(AnyProvider.CONTENT, path(i), null);
      }
    } else if (content instanceof String text) {
      text(i, text);
    } else if (content instanceof List<?> parts) {
      parts(i, parts, role);
    } else if (content == Fields.OPAQUE) {
      forget();
    } else {
      found.addContent(TYPE, path(i), content);
    }
  }

  private static String path(int i) {
    return "messages[" + i + "].content";
  }

  private static boolean mayBeMissing(Fields message, @Nullable Object role) {
    return "function".equals(role)
        || (!"user".equals(role)
            && !"tool".equals(role)
            && !isText(role)
            && AnyProvider.hasStandIn(message));
  }

  /** Whether messages of the role take text alone, tool messages left aside. */
  private static boolean isText(@Nullable Object role) {
    return "system".equals(role) || "developer".equals(role);
  }

  private void text(int i, String text) {
    if (text.length() > LONGEST) {
      found.addContent(LONG, path(i), text);
    }
    if (wantsJson && !saysJson) {
      saysJson = says(text);
    }
  }

  /** Whether the text has the word in any case. */
  private static boolean says(String text) {
    for (int i = 0; i <= text.length() - 4; i++) {
      if (text.regionMatches(true, i, "json", 0, 4)) {
        return true;
      }
    }
    return false;
  }

  private void parts(int i, List<?> parts, @Nullable Object role) {
    if (parts.isEmpty()) {
      found.add(EMPTY, path(i), parts);
    }
    boolean isTextOnly = "tool".equals(role) || isText(role);
    for (int j = 0; j < parts.size(); j++) {
      Object part = parts.get(j);
      if (part instanceof Fields fields) {
        part(i, j, fields, isTextOnly);
      } else if (part == Fields.OPAQUE) {
        forget();
      } else {
        found.add(PART_TYPE, path(i, j, ".type"), null);
      }
    }
  }

  private static String path(int i, int j, String field) {
    return "messages[" + i + "].content[" + j + "]" + field;
  }

  private void part(int i, int j, Fields part, boolean isTextOnly) {
    Object type = part.get("type");
    if (type == null) {
      found.add(PART_TYPE, path(i, j, ".type"), null);
    } else if ("text".equals(type)) {
      partText(i, j, part.get("text"));
    } else if (type == Fields.OPAQUE) {
      forget();
    } else if (isTextOnly) {
      found.add(PART_ROLE, path(i, j, ".type"), type);
    } else if ("image_url".equals(type)) {
      partImage(i, j, part.get("image_url"));
    }
  }

  private void partText(int i, int j, @Nullable Object text) {
    if (text instanceof String given) {
      text(i, given);
    } else if (text == Fields.OPAQUE) {
      forget();
    } else {
      found.addContent(PART_TEXT, path(i, j, ".text"), text);
    }
  }

  private void partImage(int i, int j, @Nullable Object image) {
    Object url = image instanceof Fields fields ? fields.get("url") : image;
    boolean isGood = image instanceof Fields && url instanceof String;
    if (url != Fields.OPAQUE && !isGood) {
      found.add(PART_IMAGE, path(i, j, ".image_url.url"), null);
    }
  }
}
