package dev.selvage.engine.request;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the shape of a request whose rules it keeps. A model's name alone says little where a
 * server that speaks one dialect serves the models of many, so what only one dialect has goes
 * first.
 */
final class WireShape {

  private static final List<String> OF_ANTHROPIC = List.of("system", "stop_sequences");
  private static final List<String> OF_OPENAI =
      List.of(
          "max_completion_tokens",
          "n",
          "stop",
          "response_format",
          "functions",
          "frequency_penalty",
          "presence_penalty",
          "logit_bias",
          "reasoning_effort",
          "stream_options");

  private static final Set<String> ROLES_OF_OPENAI =
      Set.of("system", "developer", "tool", "function");
  private static final Set<String> PARTS_OF_OPENAI = Set.of("image_url", "input_audio", "file");
  private static final Set<String> BLOCKS_OF_ANTHROPIC =
      Set.of("image", "document", "tool_use", "tool_result", "thinking");

  private static final Pattern GPT = Pattern.compile("(openai/)?(ft:)?(gpt-|chatgpt-|o[134]\\b).*");
  private static final Pattern CLAUDE = Pattern.compile("(([a-z]+\\.)?anthropic\\.)?claude-.*");

  private WireShape() {}

  static Dialect dialect(Fields request) {
    if (!isGiven(request, "messages") && isGiven(request, "input")) {
      return Dialect.OPENAI_RESPONSES;
    }
    Dialect told = ofFields(request);
    if (told == Dialect.ANY && request.get("messages") instanceof List<?> messages) {
      told = ofMessages(messages);
    }
    return told == Dialect.ANY ? ofModel(request.get("model")) : told;
  }

  private static Dialect ofFields(Fields request) {
    Fields tool = firstTool(request);
    if (anyGiven(request, OF_ANTHROPIC) || isGiven(tool, "input_schema")) {
      return Dialect.ANTHROPIC;
    }
    return isGiven(tool, "function") || anyGiven(request, OF_OPENAI)
        ? Dialect.OPENAI_CHAT
        : Dialect.ANY;
  }

  private static Fields firstTool(Fields request) {
    return request.get("tools") instanceof List<?> tools
            && !tools.isEmpty()
            && tools.get(0) instanceof Fields tool
        ? tool
        : Fields.NONE;
  }

  private static Dialect ofMessages(List<?> messages) {
    for (Object element : messages) {
      Dialect told = element instanceof Fields message ? ofMessage(message) : Dialect.ANY;
      if (told != Dialect.ANY) {
        return told;
      }
    }
    return Dialect.ANY;
  }

  private static Dialect ofMessage(Fields message) {
    if ((message.get("role") instanceof String role && ROLES_OF_OPENAI.contains(role))
        || isGiven(message, "tool_calls")) {
      return Dialect.OPENAI_CHAT;
    }
    if (message.get("content") instanceof List<?> parts) {
      for (Object part : parts) {
        String type = part instanceof Fields fields ? text(fields.get("type")) : "";
        if (BLOCKS_OF_ANTHROPIC.contains(type)) {
          return Dialect.ANTHROPIC;
        }
        if (PARTS_OF_OPENAI.contains(type)) {
          return Dialect.OPENAI_CHAT;
        }
      }
    }
    return Dialect.ANY;
  }

  private static Dialect ofModel(@Nullable Object model) {
    String name = text(model);
    if (GPT.matcher(name).matches()) {
      return Dialect.OPENAI_CHAT;
    }
    return CLAUDE.matcher(name).matches() ? Dialect.ANTHROPIC : Dialect.ANY;
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  private static boolean anyGiven(Fields fields, List<String> names) {
    for (String name : names) {
      if (isGiven(fields, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGiven(Fields fields, String name) {
    Object value = fields.get(name);
    return value != null && value != Fields.OPAQUE;
  }
}
