package dev.selvage.engine.validation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of each dialect stops what breaks it, for that reason alone, and nothing beside. */
class RuleTableTest {

  private static final Map<Dialect, String> VALID =
      Map.of(
          Dialect.ANY, "{'messages': [{'role': 'user', 'content': 'hi'}]}",
          Dialect.OPENAI_CHAT,
              "{'model': 'gpt-4o', 'messages': [{'role': 'user', 'content': 'hi'}]}",
          Dialect.OPENAI_RESPONSES, "{'model': 'gpt-4o', 'input': 'hi'}",
          Dialect.ANTHROPIC,
              "{'model': 'claude-sonnet-4-20250514', 'max_tokens': 100,"
                  + " 'messages': [{'role': 'user', 'content': 'hi'}]}");

  private static final Map<Dialect, String> ANOTHERS =
      Map.of(
          Dialect.OPENAI_CHAT, "llama-3",
          Dialect.OPENAI_RESPONSES, "llama-3",
          Dialect.ANTHROPIC, "kimi-k2");

  record Case(Dialect dialect, String id, boolean isGood, String json) {
    ChatRequest request(String model) {
      Map<String, Object> request = new HashMap<>(valid(dialect));
      if (!model.isEmpty()) {
        request.put("model", model);
      }
      request.putAll(Json.map(json));
      return new ChatRequest(dialect, Fields.of(request));
    }

    String name() {
      String shown = json.length() > 200 ? json.substring(0, 200) + "…" : json;
      return dialect + " " + id + (isGood ? " keeps " : " breaks ") + shown;
    }
  }

  private static Map<String, Object> valid(Dialect dialect) {
    return Json.map(VALID.get(dialect).replace('\'', '"'));
  }

  private static List<Case> cases(Dialect dialect) {
    String file = dialect.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".cases";
    List<Case> cases = new ArrayList<>();
    String id = "";
    try {
      for (String line : Files.readAllLines(Path.of("src/test/resources/rules", file))) {
        if (line.startsWith("  ")) {
          cases.add(new Case(dialect, id, line.startsWith("  good"), line.substring(7)));
        } else if (!line.startsWith("#")) {
          id = line.strip();
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return cases;
  }

  static Stream<Case> cases() {
    return Arrays.stream(Dialect.values()).flatMap(dialect -> cases(dialect).stream());
  }

  private static Findings check(ChatRequest request) {
    return Validating.builder().build().check(request);
  }

  private static Stream<Rule> rules(Dialect dialect) {
    return ProviderRules.tableOf(dialect).rules().stream();
  }

  private static Rule rule(Case given) {
    return Stream.concat(rules(given.dialect), rules(Dialect.ANY))
        .filter(rule -> rule.id().equals(given.id))
        .findFirst()
        .orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> whatBreaksARuleIsToldForThatAlone() {
    return cases().filter(c -> !c.isGood).map(c -> dynamicTest(c.name(), () -> breaks(c)));
  }

  static void breaks(Case given) {
    Findings found = check(given.request(""));
    boolean isDoubt = rule(given).certainty() == Certainty.DOUBT;
    List<Violation> told = isDoubt ? found.doubts() : found.violations();
    assertThat(isDoubt ? found.violations() : found.doubts()).isEmpty();
    assertThat(told).isNotEmpty().allMatch(violation -> violation.id().equals(given.id));
    assertThat(told).extracting(Violation::path).allMatch(path -> isOf(rule(given), path));
    assertThat(told)
        .allSatisfy(
            violation -> {
              assertThat(violation.providerField()).isEqualTo(rule(given).field());
              assertThat(violation.providerCode()).isEqualTo(rule(given).code());
              assertThat(violation.toString()).doesNotContain("xxxxxxxxx", "hi ", "\"hi\"");
            });
  }

  /** The path, with its numbers; other fields count tokens too, and roles stand in the input. */
  private static boolean isOf(Rule rule, String path) {
    String pattern =
        Arrays.stream(rule.path().split("(?<=])|(?=\\[)|(?=[.])"))
            .map(part -> part.matches("\\[[ij]]") ? "\\[\\d+]" : Pattern.quote(part))
            .collect(joining());
    boolean isCommon = ProviderRules.tableOf(Dialect.ANY).rules().contains(rule);
    return path.matches(
            pattern
                + (rule.id().matches("metadata|logit-bias|text-empty|content-long") ? ".*" : ""))
        || (isCommon
            && (ChatRequest.TOKEN_LIMITS.contains(path)
                || path.replace("input", "messages").matches(pattern)));
  }

  @TestFactory
  Stream<DynamicTest> whatJustKeepsARuleIsNotTold() {
    return cases().filter(Case::isGood).map(c -> dynamicTest(c.name(), () -> keeps(c)));
  }

  static void keeps(Case given) {
    Findings found = check(given.request(""));
    assertThat(found.violations()).isEmpty();
    assertThat(found.doubts()).isEmpty();
    assertThat(found.areNone()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> theVendorsOwnLimitsArePutOnNoOtherModels() {
    return cases()
        .filter(c -> !c.isGood && !c.json.contains("\"model\""))
        .filter(c -> rule(c).certainty() == Certainty.OWN)
        .map(
            c ->
                dynamicTest(
                    c.name(),
                    () ->
                        assertThat(check(c.request(ANOTHERS.get(c.dialect))).violations())
                            .isEmpty()));
  }

  @ParameterizedTest
  @EnumSource
  void eachRuleOfTheTableHasBothKindsOfCases(Dialect dialect) {
    Map<Boolean, Set<String>> ids = new LinkedHashMap<>();
    cases(dialect)
        .forEach(c -> ids.computeIfAbsent(c.isGood, g -> new LinkedHashSet<>()).add(c.id));
    List<String> rules = rules(dialect).map(Rule::id).toList();

    assertThat(ids.get(true)).containsAll(rules);
    assertThat(ids.get(false)).containsAll(rules);
    assertThat(rules).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void theValidRequestIsValid(Dialect dialect) {
    assertThat(check(new ChatRequest(dialect, Fields.of(valid(dialect)))).areNone()).isTrue();
  }
}
