package dev.selvage.engine.validation;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.validation.Models.Family;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a request to the rules of Anthropic's messages. */
final class Anthropic {

  static final Table TABLE = Table.of(Dialect.ANTHROPIC);

  /** Anthropic takes 0, to fill its cache alone. */
  static final Rule MAX_TOKENS = TABLE.rule("max-tokens");

  private static final Rule MAX_TOKENS_MISSING = TABLE.rule("max-tokens-missing");
  private static final Rule MODEL = TABLE.rule("model-missing");
  private static final Rule TEMPERATURE_OR_TOP_P = TABLE.rule("temperature-or-top-p");
  private static final Rule TEMPERATURE_FIXED = TABLE.rule("temperature-fixed");
  private static final Rule TOP_P_FIXED = TABLE.rule("top-p-fixed");
  private static final Rule TOP_K_FIXED = TABLE.rule("top-k-fixed");
  private static final Rule SYSTEM = TABLE.rule("system-type");
  private static final Rule TOOL_NAME_MISSING = TABLE.rule("tool-name-missing");
  private static final Rule TOOL_NAME = TABLE.rule("tool-name");
  private static final Rule TOOL_SCHEMA = TABLE.rule("tool-schema");
  private static final Rule CHOICE_TYPE = TABLE.rule("tool-choice-type");
  private static final Rule CHOICE_UNKNOWN = TABLE.rule("tool-choice-unknown");
  private static final Rule MESSAGES = TABLE.rule("messages-most");

  private static final int MOST_MESSAGES = 100_000;
  private static final int LONGEST_NAME = 128;
  private static final double LEAST_TOP_P = 0.99;

  private Anthropic() {}

  static void check(ChatRequest request, List<Fields> messages, Family family, Findings found) {
    if (request.field("max_tokens") == null) {
      found.add(MAX_TOKENS_MISSING, "max_tokens", null);
    }
    if (request.field("model") == null && request.field("anthropic_version") == null) {
      found.add(MODEL, "model", null);
    }
    TABLE.checkFields(request, found);
    checkSampling(request, family, found);
    AnthropicThinking.check(request, family, found);
    checkSystem(request.field("system"), found);
    checkTools(request.field("tools"), request.field("tool_choice"), found);
    if (messages.size() > MOST_MESSAGES) {
      found.add(MESSAGES, "messages", messages);
    }
    new AnthropicMessages(family, found).check(messages);
  }

  private static void checkSampling(ChatRequest request, Family family, Findings found) {
    Object topP = Reads.known(request, "top_p");
    if (topP != null
        && family.has(Trait.TEMPERATURE_OR_TOP_P)
        && Reads.known(request, "temperature") != null) {
      found.add(TEMPERATURE_OR_TOP_P, "top_p", topP);
    }
    if (family.has(Trait.NO_SAMPLING)) {
      OpenAiChat.checkFixed(TEMPERATURE_FIXED, request.field("temperature"), found);
      if (topP instanceof Number number && number.doubleValue() < LEAST_TOP_P) {
        found.add(TOP_P_FIXED, "top_p", topP);
      }
      Object topK = Reads.known(request, "top_k");
      if (topK != null) {
        found.add(TOP_K_FIXED, "top_k", topK);
      }
    }
  }

  private static void checkSystem(@Nullable Object system, Findings found) {
    boolean isGood =
        system == null
            || system == Fields.OPAQUE
            || system instanceof String
            || system instanceof List<?>;
    if (!isGood) {
      found.addContent(SYSTEM, "system", system);
    }
  }

  private static void checkTools(@Nullable Object tools, @Nullable Object choice, Findings found) {
    if (choice != null && choice != Fields.OPAQUE) {
      Object type = Reads.object(choice).get("type");
      if (type == null) {
        found.add(CHOICE_TYPE, "tool_choice", choice);
      }
    }
    if (tools instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Fields tool) {
          checkTool(i, tool, found);
        }
      }
      checkChoice(list, Reads.object(choice).get("name"), found);
    }
  }

  private static void checkTool(int i, Fields tool, Findings found) {
    Object name = tool.get("name");
    if (name == null && tool.get("type") == null) {
      found.add(TOOL_NAME_MISSING, "tools[" + i + "].name", null);
    } else if (name != null && name != Fields.OPAQUE && !Check.isName(name, LONGEST_NAME)) {
      found.add(TOOL_NAME, "tools[" + i + "].name", name);
    }
    // Anthropic's own tools have a type and no schema.
    Object type = tool.get("type");
    Object schema = tool.get("input_schema");
    if ((type == null || "custom".equals(type)) && schema != Fields.OPAQUE) {
      Object schemaType = Reads.object(schema).get("type");
      if (schemaType != Fields.OPAQUE && !"object".equals(schemaType)) {
        found.add(TOOL_SCHEMA, "tools[" + i + "].input_schema.type", schemaType);
      }
    }
  }

  private static void checkChoice(List<?> tools, @Nullable Object wanted, Findings found) {
    if (wanted instanceof String name && tools.stream().noneMatch(tool -> isPerhaps(tool, name))) {
      found.add(CHOICE_UNKNOWN, "tool_choice.name", name);
    }
  }

  private static boolean isPerhaps(Object tool, String name) {
    Object given = tool instanceof Fields fields ? fields.get("name") : Fields.OPAQUE;
    return given == Fields.OPAQUE || name.equals(given);
  }
}
