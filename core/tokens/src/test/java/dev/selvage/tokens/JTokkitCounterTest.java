package dev.selvage.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.api.EncodingType;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.tokens.TokenCount;
import dev.selvage.engine.tokens.TokenCount.Way;
import dev.selvage.engine.tokens.TokenCounter;
import dev.selvage.engine.tokens.Tokenizer;
import dev.selvage.engine.tokens.Tokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JTokkitCounterTest {

  private final Tokens tokens = new Tokens(List.of(new JTokkitCounter()));

  @BeforeAll
  static void load() {
    JTokkitCounter.load().join();
  }

  @Test
  void theServiceLoaderFindsIt() {
    assertThat(ServiceLoader.load(TokenCounter.class))
        .singleElement()
        .isInstanceOf(JTokkitCounter.class);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, o200k_base",
    "gpt-4o-2024-08-06, o200k_base",
    "openai/gpt-4o-mini, o200k_base",
    "ft:gpt-4o-mini-2024-07-18:acme::1, o200k_base",
    "gpt-4, cl100k_base",
    "gpt-4-0613, cl100k_base",
    "gpt-4-turbo-2024-04-09, cl100k_base",
    "gpt-3.5-turbo-0125, cl100k_base"
  })
  void aModelThatJTokkitKnowsIsCountedByItsEncoding(String model, String encoding) {
    TokenCount count = tokens.count(model, "안녕하세요");
    assertThat(count.way()).isEqualTo(Way.ENCODING);
    assertThat(count.how()).isEqualTo(encoding);
    assertThat(count.atLeast()).isEqualTo(count.tokens());
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4.1, o200k_base",
    "gpt-4.1-mini-2025-04-14, o200k_base",
    "gpt-4.5-preview, o200k_base",
    "gpt-4o-audio-preview, o200k_base",
    "chatgpt-4o-latest, o200k_base",
    "gpt-5, o200k_base",
    "gpt-5.1-chat-latest, o200k_base",
    "gpt-5-mini, o200k_base",
    "gpt-oss-120b, o200k_base",
    "o1, o200k_base",
    "o1-preview-2024-09-12, o200k_base",
    "o3-mini, o200k_base",
    "openrouter/openai/o4-mini:free, o200k_base",
    "gpt-4-1106-preview, cl100k_base",
    "gpt-35-turbo, cl100k_base"
  })
  void anotherIsCountedByItsFamily(String model, String encoding) {
    TokenCount count = tokens.count(model, "안녕하세요");
    assertThat(count.way()).isEqualTo(Way.FAMILY);
    assertThat(count.how()).isEqualTo(encoding + ", by the rule for the model's family");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-sonnet-4-5",
        "gemini-2.5-pro",
        "llama-3",
        "gpt-6",
        "gpt-40",
        "o",
        "",
        "gpt-2",
        "text-embedding-3-small",
        "our-gpt-4o"
      })
  void whatHasNoneOfTheseEncodingsIsCountedByItsLength(String model) {
    assertThat(tokens.count(model, "four").way()).isEqualTo(Way.CHARACTERS);
    assertThat(tokens.count(model, "four").how())
        .isEqualTo("a quarter of the characters, since no tokenizer is known for the model");
  }

  @Test
  void anythingIsCounted() {
    for (String text :
        List.of(
            "\ud83d", "x\ude00y", "a".repeat(30_000), " ".repeat(30_000), "가1 ".repeat(10_000))) {
      assertThat(tokens.count("gpt-4", text).tokens()).isBetween(1L, 3L * text.length());
      assertThat(tokens.count("gpt-5", text).tokens()).isBetween(1L, 3L * text.length());
    }
  }

  @Test
  void noCallWaitsForATable() {
    Table table = new Table(EncodingType.R50K_BASE);
    Tokenizer first = table.tokenizer(Way.ENCODING);
    assertThat(first.way()).isEqualTo(Way.CHARACTERS);
    assertThat(first.how())
        .isEqualTo(
            "a quarter of the characters, since the table of r50k_base is still being loaded");
    table.load().join();
    assertThat(table.tokenizer(Way.ENCODING).how()).isEqualTo("r50k_base");
  }

  /** The example of OpenAI's cookbook, with the numbers that its API answered. */
  @ParameterizedTest
  @CsvSource({"gpt-3.5-turbo, 129", "gpt-4-0613, 129", "gpt-4o, 124", "gpt-4o-mini, 124"})
  void theCookbooksMessagesHaveTheTokensThatTheApiCounted(String model, long prompt) {
    String system = "system";
    List<Map<String, String>> messages =
        List.of(
            message(
                system,
                null,
                "You are a helpful, pattern-following assistant that translates corporate jargon"
                    + " into plain English."),
            message(system, "example_user", "New synergies will help drive top-line growth."),
            message(
                system, "example_assistant", "Things working well together will increase revenue."),
            message(
                system,
                "example_user",
                "Let's circle back when we have more bandwidth to touch base on opportunities for"
                    + " increased leverage."),
            message(
                system,
                "example_assistant",
                "Let's talk later when we're less busy about how to do better."),
            message(
                "user",
                null,
                "This late pivot means we don't have time to boil the ocean for the client"
                    + " deliverable."));
    assertThat(count(Map.of("model", model, "messages", messages))).isEqualTo(prompt);
  }

  /** The same example's tools, likewise. */
  @ParameterizedTest
  @CsvSource({"gpt-3.5-turbo, 105", "gpt-4, 105", "gpt-4o, 101", "gpt-4o-mini, 101"})
  void theCookbooksToolsHaveTheTokensThatTheApiCounted(String model, long prompt) {
    Map<String, ?> location =
        Map.of("type", "string", "description", "The city and state, e.g. San Francisco, CA");
    Map<String, ?> unit =
        Map.of(
            "type",
            "string",
            "description",
            "The unit of temperature to return",
            "enum",
            List.of("celsius", "fahrenheit"));
    Map<String, ?> function =
        Map.of(
            "name",
            "get_current_weather",
            "description",
            "Get the current weather in a given location",
            "parameters",
            Map.of("type", "object", "properties", Map.of("location", location, "unit", unit)));
    List<Map<String, String>> messages =
        List.of(
            message(
                "system",
                null,
                "You are a helpful assistant that can answer to questions about the weather."),
            message("user", null, "What's the weather like in San Francisco?"));
    assertThat(
            count(
                Map.of(
                    "model",
                    model,
                    "messages",
                    messages,
                    "tools",
                    List.of(Map.of("type", "function", "function", function)))))
        .isEqualTo(prompt);
  }

  private long count(Map<String, ?> wire) {
    return tokens.prompt(new ChatRequest(Dialect.OPENAI_CHAT, Fields.of(wire))).count().tokens();
  }

  private static Map<String, String> message(String role, @Nullable String name, String content) {
    Map<String, String> message = new LinkedHashMap<>(Map.of("role", role, "content", content));
    if (name != null) {
      message.put("name", name);
    }
    return message;
  }
}
