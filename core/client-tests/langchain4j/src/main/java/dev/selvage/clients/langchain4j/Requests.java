package dev.selvage.clients.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Requests of every kind by name, and how each is sent to OpenAI. */
public final class Requests implements Supplier<Map<String, Object>>, BiConsumer<String, Object> {

  /** Made by name. */
  public Requests() {}

  @Override
  public Map<String, Object> get() {
    return Map.of(
        "texts", texts(),
        "parameters of OpenAI", ofOpenAi(),
        "tools", tools(),
        "parts", parts(),
        "a list of messages", tools().messages());
  }

  @Override
  @SuppressWarnings("unchecked") // as they are here
  public void accept(String address, Object request) {
    OpenAiChatModel model =
        OpenAiChatModel.builder()
            .baseUrl(address)
            .apiKey("sk-test")
            .modelName("gpt-4o")
            .maxRetries(0)
            .build();
    if (request instanceof ChatRequest whole) {
      model.chat(whole);
    } else {
      model.chat((List<ChatMessage>) request);
    }
  }

  private static ChatRequest texts() {
    return ChatRequest.builder()
        .modelName("gpt-4o-mini")
        .messages(
            SystemMessage.from("Be brief."),
            UserMessage.from("somebody", "Hi 안녕 😀"),
            AiMessage.from("Hello"),
            UserMessage.from("Again"))
        .maxOutputTokens(100)
        .temperature(0.5)
        .topP(1.0)
        .frequencyPenalty(-1.5)
        .presencePenalty(0.0)
        .stopSequences(List.of("a", "b"))
        .build();
  }

  private static ChatRequest ofOpenAi() {
    return ChatRequest.builder()
        .messages(UserMessage.from("Hi"))
        .parameters(OpenAiChatRequestParameters.builder().maxCompletionTokens(7).build())
        .build();
  }

  private static ChatRequest tools() {
    return ChatRequest.builder()
        .messages(
            UserMessage.from("What is the weather?"),
            AiMessage.from(
                ToolExecutionRequest.builder()
                    .id("call_1")
                    .name("weather")
                    .arguments("{\"city\":\"Seoul\"}")
                    .build()),
            ToolExecutionResultMessage.from("call_1", "weather", "Rain"))
        .toolSpecifications(
            ToolSpecification.builder()
                .name("weather")
                .description("Tells the weather")
                .parameters(
                    JsonObjectSchema.builder()
                        .addStringProperty("city", "Where")
                        .addEnumProperty("unit", List.of("C", "F"))
                        .addProperty(
                            "days",
                            JsonArraySchema.builder().items(new JsonIntegerSchema()).build())
                        .addProperty("note", JsonStringSchema.builder().build())
                        .required("city")
                        .build())
                .build())
        .build();
  }

  private static ChatRequest parts() {
    return ChatRequest.builder()
        .messages(
            UserMessage.from(
                TextContent.from("What is it?"), ImageContent.from("https://example.org/cat.png")))
        .build();
  }
}
