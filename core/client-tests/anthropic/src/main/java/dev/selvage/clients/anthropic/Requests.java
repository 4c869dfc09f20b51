package dev.selvage.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.ObjectMappers;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageParam;
import com.anthropic.models.messages.Metadata;
import com.anthropic.models.messages.StructuredMessageCreateParams;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Requests of every kind by name, and how each is sent. */
@SuppressWarnings({"deprecation", "unchecked"})
public final class Requests implements Supplier<Map<String, Object>>, BiConsumer<String, Object> {

  /** Made by name. */
  public Requests() {}

  @Override
  public Map<String, Object> get() {
    return Map.of(
        "texts", texts(),
        "tools", tools(),
        "blocks", blocks(),
        "odd", odd(),
        "structured", structured());
  }

  @Override
  public void accept(String address, Object request) {
    AnthropicClient client = Clients.of(address, Duration.ofSeconds(5));
    try {
      client
          .messages()
          .create(
              request instanceof StructuredMessageCreateParams<?> params
                  ? params.rawParams()
                  : (MessageCreateParams) request);
    } finally {
      client.close();
    }
  }

  private static MessageCreateParams texts() {
    return MessageCreateParams.builder()
        .model("claude-sonnet-4-5")
        .maxTokens(64)
        .system("Be brief.")
        .addUserMessage("Hi 안녕 😀")
        .addAssistantMessage("Hello")
        .addUserMessage("")
        .putAdditionalBodyProperty("temperature", JsonValue.from(0.0))
        .putAdditionalBodyProperty("top_k", JsonValue.from(40))
        .stopSequences(List.of("end"))
        .metadata(Metadata.builder().userId("someone").build())
        .serviceTier(MessageCreateParams.ServiceTier.AUTO)
        .build();
  }

  private static MessageCreateParams tools() {
    return MessageCreateParams.builder()
        .model("claude-opus-4-1")
        .maxTokens(4096)
        .enabledThinking(1024)
        .addUserMessage("What is the weather?")
        .addMessage(
            message(
                """
                {"role": "assistant", "content": [
                  {"type": "thinking", "thinking": "Hm", "signature": "s"},
                  {"type": "tool_use", "id": "toolu_1", "name": "weather",
                   "input": {"city": "Seoul"}}]}"""))
        .addMessage(
            message(
                """
                {"role": "user", "content": [
                  {"type": "tool_result", "tool_use_id": "toolu_1", "content": "Rain",
                   "is_error": false}]}"""))
        .addTool(
            Tool.builder()
                .name("weather")
                .description("Tells the weather")
                .inputSchema(
                    Tool.InputSchema.builder()
                        .properties(JsonValue.from(Map.of("city", Map.of("type", "string"))))
                        .build())
                .build())
        .toolChoice(ToolChoiceTool.builder().name("weather").build())
        .build();
  }

  /** A message of the client's own types, whose builders have other names in each version. */
  private static MessageParam message(String json) {
    try {
      return ObjectMappers.jsonMapper().readValue(json, MessageParam.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageCreateParams blocks() {
    return MessageCreateParams.builder()
        .model("claude-sonnet-4-5")
        .maxTokens(1)
        .systemOfTextBlockParams(
            List.of(
                TextBlockParam.builder()
                    .text("Be brief.")
                    .cacheControl(CacheControlEphemeral.builder().build())
                    .build()))
        .addMessage(
            message(
                """
                {"role": "user", "content": [
                  {"type": "text", "text": "What is it?"},
                  {"type": "image", "source":
                    {"type": "base64", "media_type": "image/png", "data": "AAAA"}},
                  {"type": "mirror", "of": {"what": 1}}]}"""))
        .build();
  }

  /** What the types do not promise. */
  private static MessageCreateParams odd() {
    return MessageCreateParams.builder()
        .model("my-own")
        .maxTokens(64)
        .messages(
            JsonValue.from(
                List.of(Map.of("role", "wizard", "content", 7), Map.of("role", List.of()))))
        .system(JsonValue.from(null))
        .putAdditionalBodyProperty("n", JsonValue.from(5))
        .build();
  }

  private static Object structured() {
    return MessageCreateParams.builder()
        .model("claude-sonnet-4-5")
        .maxTokens(64)
        .addUserMessage("Hi")
        .outputConfig(Answer.class)
        .build();
  }

  /** What a structured answer is to be. */
  public static final class Answer {
    /** Its one field. */
    public String text = "";
  }
}
