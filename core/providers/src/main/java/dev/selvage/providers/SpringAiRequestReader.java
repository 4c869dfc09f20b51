package dev.selvage.providers;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.request.RequestReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows Spring AI's prompts, and lists of its messages, in the names of OpenAI's wire. What the
 * options leave out may be set in the client object, which the prompt does not show.
 */
public final class SpringAiRequestReader implements RequestReader {

  private static final Set<String> CLASS_NAMES =
      Set.of("org.springframework.ai.chat.prompt.Prompt");
  private static final Set<String> ELEMENT_NAMES =
      Set.of("org.springframework.ai.chat.messages.Message");

  /** The model is that of the client where none is named; the method called tells of streams. */
  private static final Set<String> ELSEWHERE = Set.of("model", "stream");

  private static final Accessor INSTRUCTIONS = new Accessor("getInstructions");
  private static final Accessor OPTIONS = new Accessor("getOptions");
  private static final Accessor MODEL = new Accessor("getModel");
  private static final Accessor MAX_TOKENS = new Accessor("getMaxTokens");
  private static final Accessor MAX_COMPLETION_TOKENS = new Accessor("getMaxCompletionTokens");
  private static final Accessor TEMPERATURE = new Accessor("getTemperature");
  private static final Accessor TOP_P = new Accessor("getTopP");
  private static final Accessor TOP_K = new Accessor("getTopK");
  private static final Accessor FREQUENCY_PENALTY = new Accessor("getFrequencyPenalty");
  private static final Accessor PRESENCE_PENALTY = new Accessor("getPresencePenalty");
  private static final Accessor STOP = new Accessor("getStopSequences");
  private static final Accessor N = new Accessor("getN");
  private static final Accessor SEED = new Accessor("getSeed");
  private static final Accessor TOOLS = new Accessor("getToolCallbacks");
  private static final Accessor TOOL = new Accessor("getToolDefinition");
  private static final Accessor NAME = new Accessor("name");
  private static final Accessor DESCRIPTION = new Accessor("description");
  private static final Accessor SCHEMA = new Accessor("inputSchema");

  /** Made by the service loader. */
  public SpringAiRequestReader() {}

  @Override
  public Set<String> classNames() {
    return CLASS_NAMES;
  }

  @Override
  public Set<String> elementNames() {
    return ELEMENT_NAMES;
  }

  @Override
  public ChatRequest read(Object request, Class<?> type) {
    if (request instanceof List<?> messages) {
      return new ChatRequest(Dialect.ANY, new OneField("messages", SpringAiMessage.all(messages)));
    }
    Object options = OPTIONS.get(request);
    Fields fields = options == null ? Fields.NONE : options(options);
    return new ChatRequest(Dialect.ANY, name -> field(request, fields, name));
  }

  private static @Nullable Object field(Object prompt, Fields options, String name) {
    if (name.equals("messages")) {
      return INSTRUCTIONS.get(prompt) instanceof List<?> list ? SpringAiMessage.all(list) : null;
    }
    Object value = options.get(name);
    return value == null && ELSEWHERE.contains(name) ? Fields.OPAQUE : value;
  }

  private static Fields options(Object options) {
    return name ->
        switch (name) {
          case "model" -> MODEL.get(options);
          case "max_tokens" -> MAX_TOKENS.get(options);
          case "max_completion_tokens" -> MAX_COMPLETION_TOKENS.get(options);
          case "temperature" -> TEMPERATURE.get(options);
          case "top_p" -> TOP_P.get(options);
          case "top_k" -> TOP_K.get(options);
          case "frequency_penalty" -> FREQUENCY_PENALTY.get(options);
          case "presence_penalty" -> PRESENCE_PENALTY.get(options);
          case "stop" -> MappedList.ofGiven(STOP.get(options), text -> text);
          case "n" -> N.get(options);
          case "seed" -> SEED.get(options);
          case "tools" -> MappedList.ofGiven(TOOLS.get(options), SpringAiRequestReader::tool);
          default -> null;
        };
  }

  private static @Nullable Object tool(@Nullable Object callback) {
    Object tool = callback == null ? null : TOOL.get(callback);
    if (tool == null) {
      return Fields.UNREADABLE;
    }
    Fields function =
        name ->
            switch (name) {
              case "name" -> NAME.get(tool);
              case "description" -> DESCRIPTION.get(tool);
              case "parameters" -> schema(SCHEMA.get(tool));
              default -> null;
            };
    return (Fields)
        name ->
            switch (name) {
              case "type" -> "function";
              case "function" -> function;
              default -> null;
            };
  }

  private static @Nullable Object schema(@Nullable Object json) {
    Fields fields = json instanceof String text ? Fields.ofJson(text) : null;
    return fields == null && json != null ? Fields.OPAQUE : fields;
  }
}
