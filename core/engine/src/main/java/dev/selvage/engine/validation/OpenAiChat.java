package dev.selvage.engine.validation;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.validation.Models.Family;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a request to the rules of OpenAI's chat completions. */
final class OpenAiChat {

  static final Table TABLE = Table.of(Dialect.OPENAI_CHAT);

  private static final Rule MODEL = TABLE.rule("model-missing");
  private static final Rule TOP_LOGPROBS = TABLE.rule("top-logprobs-alone");
  private static final Rule STREAM_OPTIONS = TABLE.rule("stream-options");
  private static final Rule AUDIO = TABLE.rule("audio-missing");
  private static final Rule MAX_TOKENS = TABLE.rule("max-tokens-of-reasoning");
  private static final Rule BOTH_TOKENS = TABLE.rule("max-tokens-twice");
  private static final Rule TEMPERATURE = TABLE.rule("temperature-of-reasoning");
  private static final Rule STOP = TABLE.rule("stop-of-reasoning");
  private static final Rule TOOL_CHOICE = TABLE.rule("tool-choice-alone");
  private static final Rule PARALLEL = TABLE.rule("parallel-tool-calls-alone");
  private static final Rule SCHEMA_NAME = TABLE.rule("schema-name");
  private static final Rule JSON_WORD = TABLE.rule("json-word");
  private static final Rule MESSAGES = TABLE.rule("messages-most");
  private static final Pairs METADATA = Pairs.metadata(TABLE);
  private static final Pairs LOGIT_BIAS = Pairs.logitBias(TABLE);
  private static final Tools TOOLS = new Tools(TABLE, "function", 64);

  private static final int MOST_MESSAGES = 2048;

  private OpenAiChat() {}

  static void check(ChatRequest request, List<Fields> messages, Family family, Findings found) {
    if (request.field("model") == null) {
      found.add(MODEL, "model", null);
    }
    TABLE.checkFields(request, found);
    checkTogether(request, found);
    checkFamily(request, family, found);
    checkTools(request, found);
    checkMessages(request, messages, family, found);
  }

  private static void checkTogether(ChatRequest request, Findings found) {
    Object logprobs = Reads.known(request, "top_logprobs");
    if (logprobs != null && isOff(request.field("logprobs"))) {
      found.add(TOP_LOGPROBS, "top_logprobs", logprobs);
    }
    Object streamOptions = Reads.known(request, "stream_options");
    if (streamOptions != null && isOff(request.field("stream"))) {
      found.add(STREAM_OPTIONS, "stream_options", streamOptions);
    }
    if (request.field("modalities") instanceof List<?> modalities
        && modalities.contains("audio")
        && request.field("audio") == null) {
      found.add(AUDIO, "audio", null);
    }
    METADATA.check(request.field("metadata"), found);
    LOGIT_BIAS.check(request.field("logit_bias"), found);
  }

  static boolean isOff(@Nullable Object flag) {
    return flag == null || Boolean.FALSE.equals(flag);
  }

  private static void checkFamily(ChatRequest request, Family family, Findings found) {
    Object tokens = Reads.known(request, "max_tokens");
    if (tokens != null && family.has(Trait.NO_MAX_TOKENS)) {
      found.add(MAX_TOKENS, "max_tokens", tokens);
    } else if (tokens != null && Reads.known(request, "max_completion_tokens") != null) {
      found.add(BOTH_TOKENS, "max_tokens", tokens);
    }
    if (family.has(Trait.FIXED_TEMPERATURE)) {
      checkFixed(TEMPERATURE, request.field("temperature"), found);
    }
    Object stop = family.has(Trait.NO_STOP) ? Reads.known(request, "stop") : null;
    if (stop != null) {
      found.add(STOP, "stop", stop);
    }
  }

  /** That a number is 1, where it is one. */
  static void checkFixed(Rule rule, @Nullable Object value, Findings found) {
    if (value instanceof Number number && number.doubleValue() != 1) {
      found.add(rule, "temperature", value);
    }
  }

  private static void checkTools(ChatRequest request, Findings found) {
    Object tools = request.field("tools");
    Object choice = Reads.known(request, "tool_choice");
    if (tools == null) {
      if (choice != null) {
        found.add(TOOL_CHOICE, "tool_choice", choice);
      }
      Object parallel = Reads.known(request, "parallel_tool_calls");
      if (parallel != null) {
        found.add(PARALLEL, "parallel_tool_calls", parallel);
      }
    }
    TOOLS.check(tools, choice, found);
  }

  private static void checkMessages(
      ChatRequest request, List<Fields> messages, Family family, Findings found) {
    if (messages.size() > MOST_MESSAGES) {
      found.add(MESSAGES, "messages", messages);
    }
    Fields format = Reads.object(request.field("response_format"));
    boolean wantsJson = "json_object".equals(format.get("type"));
    OpenAiMessages conversation = new OpenAiMessages(family, wantsJson, found);
    conversation.check(messages);
    if (wantsJson && !conversation.saysJson()) {
      found.add(JSON_WORD, "messages", messages);
    }
    checkSchema(SCHEMA_NAME, "response_format.json_schema.name", format.get("json_schema"), found);
  }

  /** That a schema for the answer has a name, and a good one. */
  static void checkSchema(Rule rule, String path, @Nullable Object schema, Findings found) {
    if (schema instanceof Fields fields) {
      Object name = fields.get("name");
      if (name != Fields.OPAQUE && !Check.isName(name, 64)) {
        found.add(rule, path, name);
      }
    }
  }
}
