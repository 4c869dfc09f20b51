package dev.selvage.engine.validation;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.validation.Models.Family;
import org.jspecify.annotations.Nullable;

/** Holds a request to the rules on thinking before the answer. */
final class AnthropicThinking {

  private static final Table TABLE = Anthropic.TABLE;
  private static final Rule ADAPTIVE = TABLE.rule("thinking-adaptive");
  private static final Rule BUDGET = TABLE.rule("thinking-budget");
  private static final Rule MOST = TABLE.rule("thinking-most");
  private static final Rule TEMPERATURE = TABLE.rule("thinking-temperature");

  private static final long LEAST_BUDGET = 1024;
  private static final String BUDGET_PATH = "thinking.budget_tokens";

  private AnthropicThinking() {}

  static void check(ChatRequest request, Family family, Findings found) {
    if (!(request.field("thinking") instanceof Fields thinking)
        || !"enabled".equals(thinking.get("type"))) {
      return;
    }
    if (family.has(Trait.NO_THINKING_BUDGET)) {
      found.add(ADAPTIVE, "thinking.type", "enabled");
      return;
    }
    checkBudget(thinking.get("budget_tokens"), request, found);
    OpenAiChat.checkFixed(TEMPERATURE, request.field("temperature"), found);
  }

  private static void checkBudget(@Nullable Object given, ChatRequest request, Findings found) {
    if (given == Fields.OPAQUE) {
      return;
    }
    Long budget = Check.wholeNumber(given);
    if (budget == null || budget < LEAST_BUDGET) {
      found.add(BUDGET, BUDGET_PATH, given);
      return;
    }
    Long most = Check.wholeNumber(request.field("max_tokens"));
    if (most != null && budget >= most && request.field("tools") == null) {
      found.add(MOST, BUDGET_PATH, given);
    }
  }
}
