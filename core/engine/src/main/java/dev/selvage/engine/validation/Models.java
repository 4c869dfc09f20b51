package dev.selvage.engine.validation;

import static dev.selvage.engine.validation.Trait.FIXED_TEMPERATURE;
import static dev.selvage.engine.validation.Trait.NO_MAX_TOKENS;
import static dev.selvage.engine.validation.Trait.NO_PREFILL;
import static dev.selvage.engine.validation.Trait.NO_SAMPLING;
import static dev.selvage.engine.validation.Trait.NO_STOP;
import static dev.selvage.engine.validation.Trait.NO_SYSTEM;
import static dev.selvage.engine.validation.Trait.NO_THINKING_BUDGET;
import static dev.selvage.engine.validation.Trait.TEMPERATURE_OR_TOP_P;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The families of models, by the beginnings of their names, and their traits. The first row that
 * fits counts; a model that none fits has no traits, so that nothing is held against a new one.
 */
final class Models {

  /**
   * Sources: the field texts of {@code CreateChatCompletionRequest} in
   * https://github.com/openai/openai-openapi ({@code max_tokens}: not compatible with o-series
   * models; {@code stop}: not supported with o3 and o4-mini); OpenHands issue 4131 (o1-mini's
   * temperature), qwen-code issue 921 (gpt-5-mini's), zsh-ai issue 44, opencode issue 37964,
   * dms-ai-assistant issue 12 (max_tokens of gpt-5-nano, 5.1, 5.2 and 5.4). From gpt-5.1 on, the
   * temperature depends on the reasoning effort: no row says anything of it.
   */
  private static final List<Family> OPENAI =
      List.of(
          family("o1-mini", NO_MAX_TOKENS, FIXED_TEMPERATURE, NO_SYSTEM),
          family("o1", NO_MAX_TOKENS, FIXED_TEMPERATURE),
          family("o3-mini", NO_MAX_TOKENS, FIXED_TEMPERATURE),
          family("o3", NO_MAX_TOKENS, FIXED_TEMPERATURE, NO_STOP),
          family("o4-mini", NO_MAX_TOKENS, FIXED_TEMPERATURE, NO_STOP),
          family("gpt-5-chat"),
          family("gpt-5", NO_MAX_TOKENS, FIXED_TEMPERATURE),
          family("gpt-5.1-chat"),
          family("gpt-5.1", NO_MAX_TOKENS),
          family("gpt-5.2-chat"),
          family("gpt-5.2", NO_MAX_TOKENS),
          family("gpt-5.4", NO_MAX_TOKENS),
          others("gpt-oss"),
          others("gpt-j"),
          others("gpt-neo"),
          others("gpt-neox"),
          family("gpt"),
          family("chatgpt"));

  /**
   * Sources: Anthropic's release notes of 2026-02-05 ("Opus 4.6 does not support prefilling"),
   * copilot-api pull request 261 (the 4.5 models do), CLIProxyAPI issue 193 and AionUi issue 912
   * (temperature with top_p), models.dev pull request 1468 (sampling of Opus 4.7), the field texts
   * of {@code MessageCreateParams} in https://github.com/anthropics/anthropic-sdk-python.
   */
  private static final List<Family> ANTHROPIC =
      List.of(
          family("claude-opus-4-5", NO_SYSTEM, TEMPERATURE_OR_TOP_P),
          family("claude-sonnet-4-5", NO_SYSTEM, TEMPERATURE_OR_TOP_P),
          family("claude-haiku-4-5", NO_SYSTEM, TEMPERATURE_OR_TOP_P),
          family("claude-opus-4-6", NO_SYSTEM, NO_PREFILL),
          family("claude-sonnet-4-6", NO_SYSTEM, NO_PREFILL, TEMPERATURE_OR_TOP_P),
          family("claude-opus-4-7", NO_SYSTEM, NO_PREFILL, NO_SAMPLING, NO_THINKING_BUDGET),
          family("claude-opus-4-8", NO_PREFILL, NO_SAMPLING, NO_THINKING_BUDGET),
          family("claude-opus-5", NO_PREFILL, NO_SAMPLING, NO_THINKING_BUDGET),
          family("claude-sonnet-5", NO_PREFILL, NO_SAMPLING, NO_THINKING_BUDGET),
          family("claude-haiku-5", NO_PREFILL, NO_SAMPLING, NO_THINKING_BUDGET),
          family("claude-opus-4", NO_SYSTEM),
          family("claude-sonnet-4", NO_SYSTEM),
          family("claude-3", NO_SYSTEM),
          family("claude"));

  static final Family UNKNOWN = new Family("", EnumSet.noneOf(Trait.class), false);

  private Models() {}

  /**
   * Models whose names begin alike.
   *
   * @param isKnown whether its vendor is known by the name
   */
  record Family(String prefix, Set<Trait> traits, boolean isKnown) {
    boolean has(Trait trait) {
      return traits.contains(trait);
    }
  }

  private static Family family(String prefix, Trait... traits) {
    Set<Trait> set = EnumSet.noneOf(Trait.class);
    set.addAll(List.of(traits));
    return new Family(prefix, set, true);
  }

  /** Anybody may serve them, under rules of their own. */
  private static Family others(String prefix) {
    return new Family(prefix, EnumSet.noneOf(Trait.class), false);
  }

  static Family ofOpenAi(String model) {
    return find(OPENAI, model);
  }

  static Family ofAnthropic(String model) {
    return find(ANTHROPIC, model);
  }

  private static Family find(List<Family> families, String model) {
    int start = start(model);
    for (int i = 0; i < families.size(); i++) {
      Family family = families.get(i);
      if (begins(model, start, family.prefix)) {
        return family;
      }
    }
    return UNKNOWN;
  }

  /** After a router's or region's part, {@code openai/} or {@code us.anthropic.}, and a tuner's. */
  private static int start(String model) {
    int start = model.lastIndexOf('/') + 1;
    int bedrock = model.indexOf("anthropic.", start);
    if (bedrock >= 0) {
      return bedrock + "anthropic.".length();
    }
    return model.startsWith("ft:", start) ? start + "ft:".length() : start;
  }

  /** {@code gpt-5} begins {@code gpt-5-mini}, and neither {@code gpt-5.1} nor {@code gpt-50}. */
  private static boolean begins(String model, int start, String prefix) {
    int end = start + prefix.length();
    return model.startsWith(prefix, start)
        && (end == model.length() || "-:@_".indexOf(model.charAt(end)) >= 0);
  }
}
