package dev.selvage.clients.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Requests of every kind by name, and how each is sent. */
@SuppressWarnings({"deprecation", "unchecked"})
public final class Requests implements Supplier<Map<String, Object>>, BiConsumer<String, Object> {

  private static final Map<String, Object> SCHEMA =
      Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string")));

  /** Made by name. */
  public Requests() {}

  @Override
  public Map<String, Object> get() {
    return Map.of(
        "texts", texts(),
        "tools", tools(),
        "parts", parts(),
        "odd", odd(),
        "structured", structured(),
        "response to a text", responseToText(),
        "response to items", responseToItems());
  }

  @Override
  public void accept(String address, Object request) {
    OpenAIClient client = Clients.of(address, Duration.ofSeconds(5));
    try {
      send(client, request);
    } finally {
      client.close();
    }
  }

  private static void send(OpenAIClient client, Object request) {
    if (request instanceof ChatCompletionCreateParams params) {
      client.chat().completions().create(params);
    } else if (request instanceof StructuredChatCompletionCreateParams<?> params) {
      client.chat().completions().create(params.rawParams());
    } else {
      client.responses().create((ResponseCreateParams) request);
    }
  }

  private static ChatCompletionCreateParams texts() {
    return ChatCompletionCreateParams.builder()
        .model("gpt-4o")
        .addDeveloperMessage("Be brief.")
        .addSystemMessage("Be kind.")
        .addUserMessage("Hi 안녕 😀")
        .addAssistantMessage("Hello")
        .addUserMessage("")
        .maxCompletionTokens(100)
        .temperature(0.5)
        .topP(1.0)
        .n(2)
        .seed(7)
        .frequencyPenalty(-1.5)
        .presencePenalty(0.0)
        .logprobs(true)
        .topLogprobs(3)
        .stopOfStrings(List.of("a", "b"))
        .user("someone")
        .reasoningEffort(ReasoningEffort.LOW)
        .parallelToolCalls(false)
        .serviceTier(ChatCompletionCreateParams.ServiceTier.AUTO)
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
        .metadata(
            ChatCompletionCreateParams.Metadata.builder()
                .putAdditionalProperty("key", JsonValue.from("value"))
                .build())
        .logitBias(
            ChatCompletionCreateParams.LogitBias.builder()
                .putAdditionalProperty("50256", JsonValue.from(-100))
                .build())
        .build();
  }

  private static ChatCompletionCreateParams tools() {
    return ChatCompletionCreateParams.builder()
        .model("o3")
        .addUserMessage("What is the weather?")
        .addMessage(
            ChatCompletionAssistantMessageParam.builder()
                .addToolCall(
                    ChatCompletionMessageFunctionToolCall.builder()
                        .id("call_1")
                        .function(
                            ChatCompletionMessageFunctionToolCall.Function.builder()
                                .name("weather")
                                .arguments("{\"city\":\"Seoul\"}")
                                .build())
                        .build())
                .build())
        .addMessage(
            ChatCompletionToolMessageParam.builder().toolCallId("call_1").content("Rain").build())
        .addFunctionTool(
            FunctionDefinition.builder()
                .name("weather")
                .description("Tells the weather")
                .parameters(
                    FunctionParameters.builder()
                        .putAllAdditionalProperties(
                            Map.of(
                                "type",
                                JsonValue.from("object"),
                                "properties",
                                JsonValue.from(SCHEMA.get("properties"))))
                        .build())
                .strict(true)
                .build())
        .stop("end")
        .build();
  }

  private static ChatCompletionCreateParams parts() {
    return ChatCompletionCreateParams.builder()
        .model("gpt-4o")
        .addUserMessageOfArrayOfContentParts(
            List.of(
                ChatCompletionContentPart.ofText(
                    ChatCompletionContentPartText.builder().text("What is it?").build()),
                ChatCompletionContentPart.ofImageUrl(
                    ChatCompletionContentPartImage.builder()
                        .imageUrl(
                            ChatCompletionContentPartImage.ImageUrl.builder()
                                .url("https://example.org/cat.png")
                                .detail(ChatCompletionContentPartImage.ImageUrl.Detail.LOW)
                                .build())
                        .build())))
        .addMessage(
            ChatCompletionAssistantMessageParam.builder().refusal("No").name("helper").build())
        .build();
  }

  /** What the types do not promise. */
  private static ChatCompletionCreateParams odd() {
    return ChatCompletionCreateParams.builder()
        .model(JsonValue.from(List.of("gpt-4o")))
        .messages(
            JsonValue.from(
                List.of(Map.of("role", "wizard", "content", 7), "text", Map.of("role", true))))
        .temperature(JsonValue.from("hot"))
        .maxCompletionTokens(JsonValue.from(null))
        .putAdditionalBodyProperty("max_tokens", JsonValue.from(5))
        .putAdditionalBodyProperty("guided", JsonValue.from(Map.of("choice", List.of("a"))))
        .build();
  }

  private static Object structured() {
    return ChatCompletionCreateParams.builder()
        .model("gpt-4o")
        .addUserMessage("Hi")
        .responseFormat(Answer.class)
        .build();
  }

  private static ResponseCreateParams responseToText() {
    return ResponseCreateParams.builder()
        .model("gpt-5")
        .input("Hi")
        .instructions("Be brief.")
        .maxOutputTokens(64)
        .temperature(0.0)
        .build();
  }

  private static ResponseCreateParams responseToItems() {
    return ResponseCreateParams.builder()
        .model("gpt-5")
        .inputOfResponse(
            List.of(
                ResponseInputItem.ofEasyInputMessage(
                    EasyInputMessage.builder()
                        .role(EasyInputMessage.Role.USER)
                        .content("What is the weather?")
                        .build()),
                ResponseInputItem.ofFunctionCall(
                    ResponseFunctionToolCall.builder()
                        .callId("call_1")
                        .name("weather")
                        .arguments("{}")
                        .build()),
                ResponseInputItem.ofFunctionCallOutput(
                    ResponseInputItem.FunctionCallOutput.builder()
                        .callId("call_1")
                        .output("Rain")
                        .build())))
        .addTool(
            FunctionTool.builder()
                .name("weather")
                .parameters(
                    FunctionTool.Parameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .build())
                .strict(false)
                .build())
        .build();
  }

  /** What a structured answer is to be. */
  public static final class Answer {
    /** Its one field. */
    public String text = "";
  }
}
