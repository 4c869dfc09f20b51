package dev.selvage.engine.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.tokens.TokenCount.Way;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokensTest {

  private final AtomicInteger counted = new AtomicInteger();

  /** Each word a token; knows the models whose name begins with "word". */
  private final Tokens words =
      new Tokens(
          List.of(
              model ->
                  model.startsWith("word")
                      ? new Tokenizer(Way.ENCODING, "words", this::wordsOf)
                      : null));

  private int wordsOf(String text) {
    counted.incrementAndGet();
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private static Map<String, Object> user(Object content) {
    return Map.of("role", "user", "content", content);
  }

  private static ChatRequest request(Map<String, ?> wire) {
    return new ChatRequest(Dialect.ANY, Fields.of(wire));
  }

  private TokenCount count(Map<String, ?> wire) {
    return words.prompt(request(wire)).count();
  }

  /** The tokens of one message's content, without the message's own. */
  private TokenCount content(Object content) {
    TokenCount count = count(Map.of("model", "words", "messages", List.of(user(content))));
    return new TokenCount(count.tokens() - 7, count.atLeast() - 7, count.way(), count.how());
  }

  @Test
  void withoutAnArtifactAQuarterOfTheCharactersIsTakenAndSaid() {
    TokenCount count = new Tokens(List.of()).count("gpt-4o", "12345");
    assertThat(count)
        .isEqualTo(
            new TokenCount(
                2,
                1,
                Way.CHARACTERS,
                "a quarter of the characters, since the artifact selvage-tokens is not there"));
  }

  @Test
  void anUnknownModelIsCountedByCharactersAndSaidSo() {
    assertThat(words.count("claude-opus-5", "1234").how())
        .isEqualTo("a quarter of the characters, since no tokenizer is known for the model");
    assertThat(words.count("word", "one two").tokens()).isEqualTo(2);
  }

  @Test
  void aMessageHasThreeTokensOfItsOwnANameOneAndTheAnswerThree() {
    TokenCount count =
        count(
            Map.of(
                "model",
                "words",
                "messages",
                List.of(
                    user("one two"), Map.of("role", "user", "name", "ann", "content", "three"))));
    assertThat(count)
        .isEqualTo(
            new TokenCount((3 + 1 + 2) + (3 + 1 + 1 + 1 + 1) + 3, 16, Way.ENCODING, "words"));
  }

  @Test
  void aSystemTextIsAMessage() {
    for (String field : List.of("system", "instructions")) {
      assertThat(count(Map.of("model", "words", field, "be kind")).tokens())
          .as(field)
          .isEqualTo(3 + 1 + 2 + 3);
    }
  }

  @Test
  void textsOfBlocksAreCounted() {
    assertThat(
            content(
                    List.of(
                        Map.of("type", "text", "text", "one two"),
                        Map.of("type", "input_text", "text", "three"),
                        Map.of("type", "refusal", "refusal", "no"),
                        Map.of("type", "tool_result", "content", "twenty degrees"),
                        "six"))
                .tokens())
        .isEqualTo(7);
  }

  @Test
  void anImageIsEstimatedByItsDetail() {
    Map<String, ?> low =
        Map.of("type", "image_url", "image_url", Map.of("url", "x", "detail", "low"));
    assertThat(content(List.of(low)).tokens()).isEqualTo(85);
    assertThat(content(List.of(Map.of("type", "input_image", "detail", "low"))).tokens())
        .isEqualTo(85);
    Map<String, ?> high = Map.of("type", "image_url", "image_url", Map.of("url", "x"));
    TokenCount count = content(List.of(high));
    assertThat(count.tokens()).isEqualTo(765);
    assertThat(count.atLeast()).isEqualTo(382);
    assertThat(count.how()).isEqualTo("words; 765 of them, of tools or images, estimated");
    assertThat(content(List.of(Map.of("type", "image", "source", Map.of()))).tokens())
        .isEqualTo(1600);
  }

  @Test
  void aCallNamesItsFunctionTwiceAndSeveralOnceEach() {
    Map<String, ?> call =
        Map.of("function", Map.of("name", "weather", "arguments", "{} of two"), "id", "a");
    assertThat(assistant(List.of(call))).isEqualTo(5 + 2 + 3);
    assertThat(assistant(List.of(call, call))).isEqualTo(21 + 2 * (7 + 1 + 3));
    assertThat(assistant(List.of())).isZero();
  }

  private long assistant(List<?> calls) {
    Map<String, Object> message = Map.of("role", "assistant", "tool_calls", calls);
    return count(Map.of("model", "words", "messages", List.of(message))).tokens() - 7;
  }

  @Test
  void aCallOfAnyDialectIsCounted() {
    Map<String, Object> old =
        Map.of("role", "assistant", "function_call", Map.of("name", "f", "arguments", "a b"));
    assertThat(count(Map.of("model", "words", "messages", List.of(old))).tokens() - 7)
        .isEqualTo(5 + 2 + 2);
    Map<String, Object> item =
        Map.of("type", "function_call", "name", "f", "arguments", "a b", "call_id", "c");
    Map<String, Object> output = Map.of("type", "function_call_output", "output", "one two");
    ChatRequest responses =
        new ChatRequest(
            Dialect.OPENAI_RESPONSES,
            Fields.of(Map.of("model", "words", "input", List.of(item, output))));
    assertThat(words.prompt(responses).count().tokens()).isEqualTo(3 + 5 + 2 + 2 + 3 + 2 + 3);
    Map<String, ?> use =
        Map.of("type", "tool_use", "name", "f", "input", Map.of("city", List.of("Ulm", 2)));
    assertThat(content(List.of(use)).tokens()).isEqualTo(5 + 2 + 2 + 2 + 2);
  }

  @Test
  void toolsAreCountedByTheCookbooksLaw() {
    Map<String, ?> unit = Map.of("type", "string", "enum", List.of("c", "f"));
    Map<String, ?> parameters = Map.of("type", "object", "properties", Map.of("unit", unit));
    Map<String, ?> function =
        Map.of("name", "weather", "description", "Tells it.", "parameters", parameters);
    long cookbooks = 7 + 2 + 3 + 3 - 3 + 2 * (3 + 1) + 1 + 12;
    assertThat(tool("words", Map.of("type", "function", "function", function)))
        .isEqualTo(cookbooks);
    assertThat(tool("words", function)).isEqualTo(cookbooks);
    Map<String, ?> anthropics =
        Map.of("name", "weather", "description", "Tells it.", "input_schema", parameters);
    assertThat(tool("words", anthropics)).isEqualTo(cookbooks);
  }

  private long tool(String model, Map<String, ?> tool) {
    return count(Map.of("model", model, "tools", List.of(tool))).tokens() - 3;
  }

  @Test
  void nestedParametersAreCountedToo() {
    Map<String, ?> inner = Map.of("properties", Map.of("b", Map.of("type", "string")));
    Map<String, ?> list = Map.of("type", "array", "items", inner);
    Map<String, ?> tool =
        Map.of("name", "f", "parameters", Map.of("properties", Map.of("a", list)));
    assertThat(tool("words", tool)).isEqualTo(7 + 1 + 3 + 3 + 1 + 3 + 3 + 1 + 12);
  }

  @Test
  void whatCannotBeReadIsNotCountedAndSaid() {
    Fields opaque = name -> name.equals("model") ? "words" : Fields.OPAQUE;
    assertThat(words.prompt(new ChatRequest(Dialect.ANY, opaque)).count().how())
        .isEqualTo(
            "words; without functions, instructions, messages, system, tools, which cannot be"
                + " read");
    assertThat(content(List.of(Map.of("type", "my secret", "x", 1), Map.of("x", 1))).how())
        .isEqualTo("words; without content, which cannot be read");
    assertThat(content(List.of(Map.of("type", "input_audio", "input_audio", Map.of()))).how())
        .isEqualTo("words; without input_audio, which cannot be read");
  }

  @Test
  void aRequestIsCountedOnceForAllWhoAsk() {
    ChatRequest request = request(Map.of("model", "words", "messages", List.of(user("one"))));
    words.prompt(request).count();
    int once = counted.get();
    words.prompt(request).count();
    assertThat(counted.get()).isEqualTo(once);
  }

  @Test
  void noTokenizerRunsWhereTheLengthTellsEnough() {
    Prompt prompt = words.prompt(request(Map.of("model", "words", "system", "one two three")));
    assertThat(prompt.isSurelyWithin(3 + 1 + 13 + 3 + 1)).isTrue();
    assertThat(prompt.isSurelyWithin(3 + 1 + 13 + 3)).isFalse();
    assertThat(counted.get()).isZero();
  }

  @Property
  void noTextHasMoreTokensThanBytesPlusOne(@ForAll String text) {
    Prompt prompt = words.prompt(request(Map.of("system", text)));
    int bytes = text.codePoints().map(TokensTest::bytes).sum();
    assertThat(prompt.isSurelyWithin(3 + 1 + bytes + 1 + 3)).isTrue();
    assertThat(prompt.isSurelyWithin(3 + 1 + bytes - 1 + 3)).isFalse();
  }

  private static int bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    // Half of a surrogate pair alone counts two, and becomes at most three: within the one to
    // spare.
    boolean isHalf = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return codePoint < 0x800 || isHalf ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
}
