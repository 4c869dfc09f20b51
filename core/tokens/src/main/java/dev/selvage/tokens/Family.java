package dev.selvage.tokens;

import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.ModelType;
import dev.selvage.engine.models.ModelNames;
import dev.selvage.engine.tokens.TokenCount.Way;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The encoding of a model, and who says so. JTokkit 1.1.0 knows no model newer than gpt-4o; its
 * rule for what begins with {@code gpt-4} would count gpt-4.1 by the encoding of gpt-4, which is
 * wrong.
 *
 * <p>Source: the prefixes of OpenAI's tiktoken ({@code model.py}) and langchain4j's
 * OpenAiTokenCountEstimator.
 */
record Family(EncodingType encoding, Way way) {

  private record Rule(Pattern models, EncodingType encoding) {}

  private static final List<Rule> RULES =
      List.of(
          rule("o[1-9](-.*)?", EncodingType.O200K_BASE),
          rule("gpt-(4\\.[1-9]|5|oss)([-.].*)?", EncodingType.O200K_BASE),
          rule("(chatgpt|gpt)-4o(-.*)?", EncodingType.O200K_BASE),
          rule("gpt-4(-.*)?", EncodingType.CL100K_BASE),
          rule("gpt-3\\.?5(-.*)?", EncodingType.CL100K_BASE));

  private static Rule rule(String models, EncodingType encoding) {
    return new Rule(Pattern.compile(models), encoding);
  }

  /** The family of that model; empty where it has none of OpenAI's encodings for chats. */
  static Optional<Family> of(String model) {
    String bare = ModelNames.bare(model);
    return RULES.stream()
        .filter(rule -> rule.models.matcher(bare).matches())
        .findFirst()
        .map(rule -> new Family(rule.encoding, isKnown(bare, rule.encoding)));
  }

  private static Way isKnown(String bare, EncodingType encoding) {
    return ModelType.fromName(bare).filter(type -> type.getEncodingType() == encoding).isPresent()
        ? Way.ENCODING
        : Way.FAMILY;
  }
}
