package dev.selvage.engine.validation;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.validation.Models.Family;
import java.util.List;
import java.util.Set;

/** Holds a request to the rules of OpenAI's responses. */
final class OpenAiResponses {

  static final Table TABLE = Table.of(Dialect.OPENAI_RESPONSES);

  private static final Rule MAX_TOKENS = TABLE.rule("max-output-tokens");
  private static final Rule EFFORT = TABLE.rule("reasoning-effort");
  private static final Rule STREAM_OPTIONS = TABLE.rule("stream-options");
  private static final Rule TEMPERATURE = TABLE.rule("temperature-of-reasoning");
  private static final Rule CONVERSATION = TABLE.rule("conversation-twice");
  private static final Rule INPUT = TABLE.rule("input-missing");
  private static final Rule SCHEMA_NAME = TABLE.rule("schema-name");
  private static final Pairs METADATA = Pairs.metadata(TABLE);
  private static final Tools TOOLS = new Tools(TABLE, "", 64);

  private static final long LEAST_TOKENS = 16;
  private static final Set<String> EFFORTS =
      Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

  private OpenAiResponses() {}

  static void check(ChatRequest request, List<Fields> items, Family family, Findings found) {
    TABLE.checkFields(request, found);
    checkTogether(request, found);
    if (family.has(Trait.FIXED_TEMPERATURE)) {
      OpenAiChat.checkFixed(TEMPERATURE, request.field("temperature"), found);
    }
    checkSchema(request, found);
    METADATA.check(request.field("metadata"), found);
    TOOLS.check(request.field("tools"), request.field("tool_choice"), found);
    boolean goesOn = goesOn(request);
    if (items.isEmpty() && !goesOn && request.field("prompt") == null) {
      found.add(INPUT, "input", request.field("input"));
    }
    new ResponsesInput(goesOn, found).check(items);
  }

  /** Whether the server holds what went before. */
  private static boolean goesOn(ChatRequest request) {
    return request.field("previous_response_id") != null || request.field("conversation") != null;
  }

  private static void checkTogether(ChatRequest request, Findings found) {
    Long tokens = Check.wholeNumber(request.field("max_output_tokens"));
    if (tokens != null && tokens > 0 && tokens < LEAST_TOKENS) {
      found.add(MAX_TOKENS, "max_output_tokens", tokens);
    }
    Object streamOptions = Reads.known(request, "stream_options");
    if (streamOptions != null && OpenAiChat.isOff(request.field("stream"))) {
      found.add(STREAM_OPTIONS, "stream_options", streamOptions);
    }
    Object previous = Reads.known(request, "previous_response_id");
    if (previous != null && Reads.known(request, "conversation") != null) {
      found.add(CONVERSATION, "previous_response_id", previous);
    }
    Object effort = Reads.object(request.field("reasoning")).get("effort");
    if (effort instanceof String word && !EFFORTS.contains(word)) {
      found.add(EFFORT, "reasoning.effort", word);
    }
  }

  private static void checkSchema(ChatRequest request, Findings found) {
    Fields format = Reads.object(Reads.object(request.field("text")).get("format"));
    if ("json_schema".equals(format.get("type"))) {
      OpenAiChat.checkSchema(SCHEMA_NAME, "text.format.name", format, found);
    }
  }
}
