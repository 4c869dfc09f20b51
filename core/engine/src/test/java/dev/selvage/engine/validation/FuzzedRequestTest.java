package dev.selvage.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.tokens.Tokens;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever stands in a request, it is judged: nothing is thrown, soon, and nothing is leaked. */
class FuzzedRequestTest {

  private static final String SECRET = "sk-proj-abcdefghijklmnopqrstuvwxyz";

  private static final List<Map<String, Object>> SAMPLES =
      SampleTest.samples().map(SampleTest.Sample::request).toList();

  private static final List<String> NAMES =
      List.of(
          "model",
          "messages",
          "input",
          "role",
          "content",
          "tool_calls",
          "tool_call_id",
          "id",
          "type",
          "function",
          "name",
          "arguments",
          "tools",
          "tool_choice",
          "max_tokens",
          "temperature",
          "top_p",
          "n",
          "stop",
          "stream",
          "stream_options",
          "metadata",
          "logit_bias",
          "response_format",
          "json_schema",
          "thinking",
          "budget_tokens",
          "system",
          "text",
          "source",
          "image_url",
          "url",
          "tool_use_id",
          "input_schema",
          "call_id",
          "output",
          "reasoning",
          "effort",
          "format",
          "modalities",
          "audio",
          "logprobs",
          "top_logprobs",
          "top_k");

  private static final List<Object> VALUES =
      Arrays.asList(
          "user",
          "assistant",
          "tool",
          "system",
          "text",
          "function",
          "tool_use",
          "tool_result",
          "function_call",
          "function_call_output",
          "message",
          "json_object",
          "enabled",
          "o3",
          "gpt-4o",
          "claude-opus-4-7",
          "claude-sonnet-4-5",
          "",
          " ",
          "*",
          "|",
          SECRET,
          null,
          true,
          false,
          0,
          -1,
          1,
          5L,
          1.5,
          Double.NaN,
          Double.NEGATIVE_INFINITY,
          1e300,
          BigInteger.TEN.pow(400),
          new BigDecimal("1e999999999"),
          new BigDecimal("0.1"),
          new Object(),
          'c',
          Dialect.ANY,
          new int[] {1});

  private static Object value(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(3);
    if (kind == 0) {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
    return kind == 1 ? list(random, depth) : object(random, depth);
  }

  private static List<Object> list(Random random, int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(random, depth - 1));
    }
    return list;
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> object = new HashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      object.put(NAMES.get(random.nextInt(NAMES.size())), value(random, depth - 1));
    }
    return object;
  }

  /** The value with something in it dropped, doubled or put in the place of another. */
  private static Object changed(Object value, Random random) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      Map<Object, Object> copy = new HashMap<>(map);
      Object name = List.copyOf(map.keySet()).get(random.nextInt(map.size()));
      copy.put(name, changed(map.get(name), random));
      return copy;
    }
    if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
      List<Object> copy = new ArrayList<>(list);
      int at = random.nextInt(list.size());
      switch (random.nextInt(4)) {
        case 0 -> copy.remove(at);
        case 1 -> copy.add(copy.get(at));
        case 2 -> Collections.reverse(copy);
        default -> copy.set(at, changed(copy.get(at), random));
      }
      return copy;
    }
    return value(random, 2);
  }

  private static List<Violation> judge(Dialect dialect, Map<?, ?> request) {
    ChatRequest read = new ChatRequest(dialect, Fields.of(request));
    Findings found =
        Validating.builder()
            .models("gpt-*", "claude-sonnet-4-5")
            .maxTokens(3)
            .bounds("temperature <= 1", "thinking.budget_tokens > 5")
            .requiredRoles("system")
            .forbiddenRoles("tool")
            .build()
            .check(read);
    Validating.WINDOWS.check(read, found);
    assertThat(new Tokens(List.of()).prompt(read).count().tokens()).isPositive();
    List<Violation> all = new ArrayList<>(found.violations());
    all.addAll(found.doubts());
    return all;
  }

  private static void tellsWhatIsFitToTell(List<Violation> told) {
    assertThat(told)
        .allSatisfy(
            violation -> {
              assertThat(violation.toString()).doesNotContain("sk-").hasSizeLessThan(600);
              assertThat(violation.path()).isNotBlank();
              assertThat(violation.rule()).isNotBlank();
              assertThat(violation.fix()).isNotBlank();
            });
  }

  @Property(tries = 5000)
  void judgesWhateverStandsThere(@ForAll Dialect dialect, @ForAll long seed) {
    tellsWhatIsFitToTell(judge(dialect, object(new Random(seed), 5)));
  }

  /** Nearer to what goes wrong in earnest; also under another dialect's rules. */
  @Property(tries = 10_000)
  void judgesValidRequestsWithSomethingWrong(@ForAll Dialect dialect, @ForAll long seed) {
    Random random = new Random(seed);
    Object request = SAMPLES.get(random.nextInt(SAMPLES.size()));
    for (int i = random.nextInt(3); i >= 0; i--) {
      request = changed(request, random);
    }
    tellsWhatIsFitToTell(judge(dialect, (Map<?, ?>) request));
  }

  /** A hundred thousand messages, calls, parts and names, each wrong. */
  @Test
  void judgesTheLargestSoon() {
    Map<String, Object> call = Map.of("id", "a", "function", Map.of("name", "f g"));
    List<Object> messages = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      messages.add(Map.of("role", i % 2 == 0 ? "assistant" : "tool", "content", "x"));
    }
    messages.add(Map.of("role", "assistant", "tool_calls", Collections.nCopies(100_000, call)));
    messages.add(
        Map.of(
            "role",
            "assistant",
            "content",
            Collections.nCopies(100_000, Map.of("type", "tool_use", "id", "a"))));
    for (Dialect dialect : Dialect.values()) {
      Assertions.assertTimeout(
          Duration.ofSeconds(20),
          () ->
              assertThat(
                      judge(
                          dialect, Map.of("model", "o3", "messages", messages, "input", messages)))
                  .hasSizeLessThanOrEqualTo(200));
    }
  }
}
