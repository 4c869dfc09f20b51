package dev.selvage.providers;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.request.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows langchain4j's chat requests, and lists of its messages, in the names of OpenAI's wire. The
 * model may be that of the client object, which the request does not show.
 */
public final class LangChain4jRequestReader implements RequestReader {

  private static final Set<String> CLASS_NAMES =
      Set.of("dev.langchain4j.model.chat.request.ChatRequest");
  private static final Set<String> ELEMENT_NAMES =
      Set.of("dev.langchain4j.data.message.ChatMessage");

  private static final Accessor MESSAGES = new Accessor("messages");
  private static final Accessor PARAMETERS = new Accessor("parameters");
  private static final Accessor MODEL = new Accessor("modelName");
  private static final Accessor MAX_OUTPUT_TOKENS = new Accessor("maxOutputTokens");
  private static final Accessor MAX_COMPLETION_TOKENS = new Accessor("maxCompletionTokens");
  private static final Accessor TEMPERATURE = new Accessor("temperature");
  private static final Accessor TOP_P = new Accessor("topP");
  private static final Accessor TOP_K = new Accessor("topK");
  private static final Accessor FREQUENCY_PENALTY = new Accessor("frequencyPenalty");
  private static final Accessor PRESENCE_PENALTY = new Accessor("presencePenalty");
  private static final Accessor STOP = new Accessor("stopSequences");
  private static final Accessor TOOLS = new Accessor("toolSpecifications");
  private static final Accessor TOOL_CHOICE = new Accessor("toolChoice");
  private static final Accessor RESPONSE_FORMAT = new Accessor("responseFormat");

  /** Made by the service loader. */
  public LangChain4jRequestReader() {}

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
      Object value = new MappedList(messages, LangChain4jMessage::of);
      return new ChatRequest(Dialect.ANY, new OneField("messages", value));
    }
    Object parameters = PARAMETERS.get(request);
    return new ChatRequest(Dialect.ANY, fields(request, parameters == null ? request : parameters));
  }

  private static Fields fields(Object request, Object parameters) {
    return name ->
        switch (name) {
          case "messages" -> messages(MESSAGES.get(request));
          case "model" -> orElsewhere(MODEL.get(parameters));
          case "max_completion_tokens" -> MAX_COMPLETION_TOKENS.get(parameters);
          case "max_tokens" -> MAX_OUTPUT_TOKENS.get(parameters);
          case "temperature" -> TEMPERATURE.get(parameters);
          case "top_p" -> TOP_P.get(parameters);
          case "top_k" -> TOP_K.get(parameters);
          case "frequency_penalty" -> FREQUENCY_PENALTY.get(parameters);
          case "presence_penalty" -> PRESENCE_PENALTY.get(parameters);
          case "stop" -> MappedList.ofGiven(STOP.get(parameters), text -> text);
          case "tools" -> MappedList.ofGiven(TOOLS.get(parameters), LangChain4jTool::of);
          case "tool_choice" -> opaque(TOOL_CHOICE.get(parameters));
          case "response_format" -> opaque(RESPONSE_FORMAT.get(parameters));
          case "stream" -> Fields.OPAQUE; // by the method that is called
          default -> null;
        };
  }

  private static @Nullable Object messages(@Nullable Object messages) {
    return messages instanceof List<?> list ? new MappedList(list, LangChain4jMessage::of) : null;
  }

  private static Object orElsewhere(@Nullable Object value) {
    return value == null ? Fields.OPAQUE : value;
  }

  private static @Nullable Object opaque(@Nullable Object value) {
    return value == null ? null : Fields.OPAQUE;
  }

  @Override
  public Set<String> settable(Class<?> type) {
    return LangChain4jCopy.settable(type);
  }

  @Override
  public @Nullable Object with(Object request, Class<?> type, Map<String, Object> fields) {
    return LangChain4jCopy.with(request, type, fields);
  }
}
