package dev.selvage.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.selvage.engine.models.ModelCatalogue;
import dev.selvage.engine.models.ModelFacts;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.tokens.TokenCount.Way;
import dev.selvage.engine.tokens.Tokenizer;
import dev.selvage.engine.tokens.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A prompt of n words has n + 7 tokens here: three of the message, its role, three of the answer.
 */
class WindowRulesTest {

  private final AtomicInteger counted = new AtomicInteger();
  private final ModelCatalogue models =
      ModelCatalogue.builder()
          .add(ModelFacts.of("small", 100, 40))
          .add(ModelFacts.of("our/gpt", 100, 40))
          .build();
  private final WindowRules rules =
      new WindowRules(
          new Tokens(
              List.of(
                  model ->
                      model.startsWith("nobody")
                          ? null
                          : new Tokenizer(Way.ENCODING, "words", this::wordsOf))),
          models);

  private int wordsOf(String text) {
    counted.incrementAndGet();
    return text.split(" ").length;
  }

  private static String words(int number) {
    return "token ".repeat(number).strip();
  }

  private static Map<String, Object> wire(String model, String prompt) {
    Map<String, Object> message = Map.of("role", "user", "content", prompt);
    return new HashMap<>(
        Map.of("model", model, "messages", List.of(message), "input", List.of(message)));
  }

  private List<String> check(Dialect dialect, Map<String, ?> wire) {
    return check(rules, dialect, wire).violations().stream().map(Violation::toString).toList();
  }

  private static Findings check(WindowRules rules, Dialect dialect, Map<String, ?> wire) {
    Findings found = new Findings(true);
    rules.check(new ChatRequest(dialect, Fields.of(wire)), found);
    return found;
  }

  private List<String> check(int words, int maxTokens) {
    Map<String, Object> wire = wire("small", words(words));
    wire.put("max_tokens", maxTokens);
    return check(Dialect.OPENAI_CHAT, wire);
  }

  @Test
  void promptAndAnswerFillTheWindowAndNotMore() {
    assertThat(check(100 - 7 - 40, 40)).isEmpty();
    assertThat(check(100 - 7 - 40 + 1, 40))
        .containsExactly(
            "messages is 61 tokens long (words), but small takes 100 tokens, of which the request"
                + " leaves 40 to the answer; shorten the prompt by some 1 tokens, ask for a shorter"
                + " answer, or take a model with a larger window");
  }

  @Test
  void aPromptAloneMayFillTheWindow() {
    assertThat(check(Dialect.OPENAI_CHAT, wire("small", words(93)))).isEmpty();
    assertThat(check(Dialect.OPENAI_CHAT, wire("small", words(94))))
        .containsExactly(
            "messages is 101 tokens long (words), but small takes 100 tokens; shorten the prompt by"
                + " some 1 tokens or take a model with a larger window");
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENAI_RESPONSES", "ANTHROPIC"})
  void whereTheAnswerMayEndWithTheWindowThePromptAloneCounts(Dialect dialect) {
    Map<String, Object> wire = wire("small", words(93));
    wire.put("max_output_tokens", 40);
    wire.put("max_tokens", 40);
    assertThat(check(dialect, wire)).isEmpty();
    assertThat(check(dialect, wire("small", words(94)))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_tokens", "max_completion_tokens", "max_output_tokens"})
  void noModelIsAskedToWriteMoreThanItDoes(String field) {
    Map<String, Object> wire = wire("small", "hi");
    wire.put(field, 40);
    assertThat(check(Dialect.OPENAI_CHAT, wire)).isEmpty();
    wire.put(field, 41);
    assertThat(check(Dialect.OPENAI_CHAT, wire))
        .containsExactly(field + " is 41, but small writes at most 40 tokens; lower it to 40");
  }

  @Test
  void anAnswerThatIsTooLongIsNotToldTwice() {
    assertThat(check(10, 1_000_000)).hasSize(1);
  }

  @Test
  void aBoundThatIsNoNumberIsForOtherRules() {
    Map<String, Object> wire = wire("small", words(90));
    wire.put("max_tokens", "40");
    assertThat(check(Dialect.OPENAI_CHAT, wire)).isEmpty();
    wire.put("max_tokens", -40);
    assertThat(check(Dialect.OPENAI_CHAT, wire)).isEmpty();
  }

  @Test
  void anUnknownModelHasNoRule() {
    Map<String, Object> wire = wire("unknown", words(1_000_000));
    wire.put("max_tokens", Integer.MAX_VALUE);
    assertThat(check(Dialect.OPENAI_CHAT, wire)).isEmpty();
    assertThat(check(Dialect.OPENAI_CHAT, Map.of("messages", List.of()))).isEmpty();
    assertThat(counted).hasValue(0);
  }

  @Test
  void whatSurelyFitsIsNotCounted() {
    Map<String, Object> wire = wire("gpt-4o", words(1000));
    wire.put("max_tokens", 16_384);
    assertThat(check(Dialect.OPENAI_CHAT, wire)).isEmpty();
    assertThat(counted).hasValue(0);
  }

  @Test
  void anEstimateStopsOnlyWhatIsTwiceTooLongAndDoubtsTheRest() {
    WindowRules estimating = new WindowRules(new Tokens(List.of()), models);
    assertThat(check(estimating, Dialect.ANY, wire("small", "x".repeat(4 * 90))).areNone())
        .isTrue();
    Findings almost = check(estimating, Dialect.ANY, wire("small", "x".repeat(4 * 190)));
    assertThat(almost.violations()).isEmpty();
    assertThat(almost.doubts()).extracting(Violation::id).containsExactly("model-window");
    Findings twice = check(estimating, Dialect.ANY, wire("small", "x".repeat(4 * 210)));
    assertThat(twice.violations())
        .singleElement()
        .asString()
        .contains("217 tokens long (a quarter of the characters, since");
  }

  @Test
  void theRulesNameTheProvidersOwn400() {
    Map<String, Object> wire = wire("small", words(500));
    wire.put("max_tokens", 50);
    assertThat(check(rules, Dialect.OPENAI_CHAT, wire).violations())
        .extracting(Violation::id, Violation::providerField, Violation::providerCode)
        .containsExactly(
            tuple("model-max-output", "max_tokens", "invalid_value"),
            tuple("model-window", "messages", "context_length_exceeded"));
    assertThat(check(rules, Dialect.ANTHROPIC, wire).violations())
        .extracting(Violation::id, Violation::providerField, Violation::providerCode)
        .containsExactly(tuple("model-max-output", "", ""), tuple("model-window", "", ""));
    assertThat(check(Dialect.OPENAI_RESPONSES, wire)).last().asString().startsWith("input is ");
  }

  @ParameterizedTest
  @CsvSource({"truncation, auto", "context_management, x", "transforms, x"})
  void whatTheServerShortensItselfIsNeverTooLong(String field, String value) {
    Map<String, Object> wire = wire("small", words(500));
    wire.put(field, value);
    assertThat(check(Dialect.ANY, wire)).isEmpty();
    wire.put(field, field.equals("truncation") ? "disabled" : null);
    assertThat(check(Dialect.ANY, wire)).hasSize(1);
  }

  @Test
  void aWindowOfThePromptAloneIsNotShared() {
    Map<String, Object> wire = wire("gemini-2.5-pro", words(1_048_560));
    wire.put("max_tokens", 65_536);
    assertThat(check(Dialect.OPENAI_CHAT, wire)).isEmpty();
    assertThat(check(Dialect.OPENAI_CHAT, wire("gemini-2.5-pro", words(1_048_570)))).hasSize(1);
  }
}
