package dev.selvage.engine.validation;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.validation.Models.Family;
import java.util.List;

/** Holds a request to the rules of its dialect. */
final class ProviderRules {

  private ProviderRules() {}

  /** The rules that hold for the dialect, whoever else keeps them too. */
  static Table tableOf(Dialect dialect) {
    return switch (dialect) {
      case OPENAI_CHAT -> OpenAiChat.TABLE;
      case OPENAI_RESPONSES -> OpenAiResponses.TABLE;
      case ANTHROPIC -> Anthropic.TABLE;
      case ANY -> AnyProvider.TABLE;
    };
  }

  /** The family of the model as the dialect's vendor has them. */
  static Family family(ChatRequest request) {
    String model = request.field("model") instanceof String text ? text : "";
    return switch (request.dialect()) {
      case OPENAI_CHAT, OPENAI_RESPONSES -> Models.ofOpenAi(model);
      case ANTHROPIC -> Models.ofAnthropic(model);
      case ANY -> Models.UNKNOWN;
    };
  }

  static void check(ChatRequest request, Family family, Findings found) {
    List<Fields> messages = request.messages().orElse(List.of());
    Dialect dialect = request.dialect();
    if (messages.isEmpty() && dialect != Dialect.OPENAI_RESPONSES) {
      found.addContent(AnyProvider.MESSAGES, "messages", request.field("messages"));
    }
    switch (dialect) {
      case OPENAI_CHAT -> OpenAiChat.check(request, messages, family, found);
      case OPENAI_RESPONSES -> OpenAiResponses.check(request, messages, family, found);
      case ANTHROPIC -> Anthropic.check(request, messages, family, found);
      case ANY -> AnyProvider.check(messages, found);
    }
  }
}
