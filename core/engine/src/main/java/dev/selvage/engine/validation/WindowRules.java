package dev.selvage.engine.validation;

import dev.selvage.engine.models.ModelCatalogue;
import dev.selvage.engine.models.ModelFacts;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.tokens.Prompt;
import dev.selvage.engine.tokens.TokenCount;
import dev.selvage.engine.tokens.Tokens;
import java.util.Optional;

/**
 * Whether the model takes a request of that length, and writes as much as it asks for: the rules
 * {@code model-window} and {@code model-max-output}. Only for models that the catalogue knows. A
 * request is stopped only by the tokens that it surely has; where an estimate alone is too long, it
 * is sent, and the doubt told. Tokens are counted only where the length of the texts does not tell
 * already that they fit. Safe for use by many threads.
 *
 * <p>Source of the fields and codes: OpenAI's 400s, "This model's maximum context length is …" and
 * "max_tokens is too large: …".
 */
public final class WindowRules {

  private final Tokens tokens;
  private final ModelCatalogue models;

  /** Counts by {@code tokens}, and compares with what {@code models} says. */
  public WindowRules(Tokens tokens, ModelCatalogue models) {
    this.tokens = tokens;
    this.models = models;
  }

  /** What it compares with. */
  public ModelCatalogue models() {
    return models;
  }

  /** Tells what is wrong with the request. */
  void check(ChatRequest request, Findings found) {
    Optional<ModelFacts> facts = request.model().flatMap(models::find);
    if (facts.isPresent()) {
      long output = checkOutput(request, facts.get(), found);
      checkWindow(request, facts.get(), output, found);
    }
  }

  /** Tells of a bound above the model's maximum; the tokens that the request leaves to output. */
  private static long checkOutput(ChatRequest request, ModelFacts model, Findings found) {
    long most = model.maxOutput().orElse(Long.MAX_VALUE);
    long output = 0;
    for (String field : ChatRequest.TOKEN_LIMITS) {
      Long tokens = ChatRequest.wholeNumber(request.field(field));
      if (tokens != null && tokens > most) {
        found.add(
            new Violation(
                "model-max-output",
                field,
                String.valueOf(tokens),
                "%s writes at most %d tokens".formatted(model.name(), most),
                "lower it to " + most,
                isOpenAis(request) ? field : "",
                isOpenAis(request) ? "invalid_value" : ""));
      }
      output = tokens == null || output > 0 ? output : Math.max(0, Math.min(tokens, most));
    }
    return output;
  }

  private void checkWindow(ChatRequest request, ModelFacts model, long output, Findings found) {
    if (model.window().isEmpty()) {
      return;
    }
    long shared = isShared(model, request) ? output : 0;
    long room = model.window().getAsLong() - shared;
    Prompt prompt = tokens.prompt(request);
    if (!prompt.isSurelyWithin(room) && !isShortened(request) && prompt.count().tokens() > room) {
      Violation tooLong = tooLong(request, model, shared, prompt.count());
      if (prompt.count().atLeast() > room) {
        found.add(tooLong);
      } else {
        found.doubt(tooLong);
      }
    }
  }

  /** The responses API and Anthropic write up to the window's end, and then say so. */
  private static boolean isShared(ModelFacts model, ChatRequest request) {
    return model.isShared()
        && request.dialect() != Dialect.OPENAI_RESPONSES
        && request.dialect() != Dialect.ANTHROPIC;
  }

  /**
   * Whether the server drops messages that do not fit: as OpenAI's responses, Anthropic's context
   * editing and OpenRouter's transforms do where they are asked to.
   */
  private static boolean isShortened(ChatRequest request) {
    return "auto".equals(request.field("truncation"))
        || isGiven(request, "context_management")
        || isGiven(request, "transforms");
  }

  private static boolean isGiven(ChatRequest request, String field) {
    Object value = request.field(field);
    return value != null && value != Fields.OPAQUE;
  }

  private static boolean isOpenAis(ChatRequest request) {
    return request.dialect() == Dialect.OPENAI_CHAT
        || request.dialect() == Dialect.OPENAI_RESPONSES;
  }

  private static Violation tooLong(
      ChatRequest request, ModelFacts model, long output, TokenCount count) {
    long room = model.window().orElseThrow() - output;
    String less = "shorten the prompt by some %d tokens".formatted(count.tokens() - room);
    String path = request.dialect() == Dialect.OPENAI_RESPONSES ? "input" : "messages";
    return new Violation(
        "model-window",
        path,
        "%d tokens long (%s)".formatted(count.tokens(), count.how()),
        output > 0
            ? "%s takes %d tokens, of which the request leaves %d to the answer"
                .formatted(model.name(), model.window().orElseThrow(), output)
            : "%s takes %d tokens".formatted(model.name(), model.window().orElseThrow()),
        (output > 0 ? less + ", ask for a shorter answer," : less)
            + " or take a model with a larger window",
        isOpenAis(request) ? path : "",
        isOpenAis(request) ? "context_length_exceeded" : "");
  }
}
