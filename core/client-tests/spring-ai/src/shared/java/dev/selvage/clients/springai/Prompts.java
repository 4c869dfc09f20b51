package dev.selvage.clients.springai;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.util.MimeTypeUtils;

/** Prompts whose messages are of every kind. */
final class Prompts {

  static final ToolCallback WEATHER =
      new ToolCallback() {
        @Override
        public ToolDefinition getToolDefinition() {
          return ToolDefinition.builder()
              .name("weather")
              .description("Tells the weather")
              .inputSchema("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}")
              .build();
        }

        @Override
        public String call(String input) {
          return "Rain";
        }
      };

  private Prompts() {}

  /** Prompts with those options, each by its name. */
  static Map<String, Object> with(ChatOptions texts, ChatOptions tools) {
    return Map.of(
        "texts", new Prompt(texts(), texts),
        "tools", new Prompt(tools(), tools),
        "no options", new Prompt("Hi"),
        "media", new Prompt(media()),
        "a list of messages", tools());
  }

  private static List<Message> texts() {
    return List.of(
        new SystemMessage("Be brief."),
        new UserMessage("Hi 안녕 😀"),
        new AssistantMessage("Hello"),
        new UserMessage("Again"));
  }

  private static List<Message> tools() {
    return List.of(
        new UserMessage("What is the weather?"),
        AssistantMessage.builder()
            .content("")
            .toolCalls(
                List.of(
                    new AssistantMessage.ToolCall("call_1", "function", "weather", "{}"),
                    new AssistantMessage.ToolCall("call_2", "function", "weather", "{}")))
            .build(),
        ToolResponseMessage.builder()
            .responses(
                List.of(
                    new ToolResponse("call_1", "weather", "Rain"),
                    new ToolResponse("call_2", "weather", "Sun")))
            .build());
  }

  private static UserMessage media() {
    return UserMessage.builder()
        .text("What is it?")
        .media(new Media(MimeTypeUtils.IMAGE_PNG, URI.create("https://example.org/cat.png")))
        .build();
  }
}
