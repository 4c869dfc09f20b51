package dev.selvage.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.selvage.ValidateChatRequest.Level;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that a user sets. */
class ValidationPolicyTest {

  private static ValidationPolicy.Builder policy() {
    return ValidationPolicy.builder("here");
  }

  private static List<String> violations(
      ValidationPolicy.Builder policy, Dialect dialect, String json) {
    Map<String, Object> request =
        new HashMap<>(
            Map.of(
                "model",
                dialect == Dialect.ANTHROPIC ? "claude-opus-4-8" : "gpt-4o",
                dialect == Dialect.OPENAI_RESPONSES ? "input" : "messages",
                List.of(Map.of("role", "user", "content", "hi"))));
    if (dialect == Dialect.ANTHROPIC) {
      request.put("max_tokens", 10);
    }
    request.putAll(Json.map(json.replace('\'', '"')));
    return policy.build().check(new ChatRequest(dialect, Fields.of(request))).violations().stream()
        .map(violation -> violation.id() + ": " + violation)
        .toList();
  }

  private static List<String> violations(ValidationPolicy.Builder policy, String json) {
    return violations(policy, Dialect.OPENAI_CHAT, json);
  }

  private static void refuses(ValidationPolicy.Builder policy, String fault) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(policy::build)
        .withMessage("here: " + fault);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, gpt-4o, true",
    "gpt-4o*, gpt-4o, true",
    "gpt-4o-*, gpt-4o, false",
    "gpt-4o-*, gpt-4o-mini, true",
    "*, anything, true",
    "**, anything, true",
    "*-mini, gpt-4o-mini, true",
    "*-mini, gpt-4o-mini-high, false",
    "g*o*i, gpt-4o-mini, true",
    "g*o*x, gpt-4o-mini, false",
    "*ab, aab, true",
    "*aab, aaab, true",
    "a*b*c, abcbd, false",
    "gpt-4o, GPT-4o, false",
    "gpt, gpt-4o, false",
    "gpt-4o-mini, gpt-4o, false",
  })
  void aStarStandsForAnything(String pattern, String model, boolean matches) {
    assertThat(AllowedModels.matches(pattern, model)).isEqualTo(matches);
    assertThat(violations(policy().models("other", pattern), "{'model': '%s'}".formatted(model)))
        .hasSize(matches ? 0 : 1);
  }

  @Test
  void aPatternIsNoSpellingToBeNear() {
    assertThat(violations(policy().models("gpt-4*", "o3"), "{'model': 'gpt-3*'}"))
        .containsExactly(
            "models: model is not the name of a model, but only listed models are allowed; write"
                + " one of gpt-4*, o3");
    assertThat(violations(policy().models("gpt-4x*", "gpt-4o"), "{'model': 'gpt-4'}"))
        .containsExactly(
            "models: model is \"gpt-4\", but only listed models are allowed; write \"gpt-4o\"");
  }

  @ParameterizedTest
  @CsvSource({
    "temperature <= 1, temperature, 1, 1.01, lower it",
    "temperature<1, temperature, 0.99, 1, lower it",
    "top_p >= 0.5, top_p, 0.5, 0.4, raise it",
    "  top_p   >  0.5  , top_p, 0.6, 0.5, raise it",
    "n <= 1, n, 1, 2, lower it",
    "max_completion_tokens >= 10, max_completion_tokens, 10, 9, raise it",
  })
  void aBoundHoldsOfWhatIsGiven(String bound, String field, String good, String bad, String fix) {
    ValidationPolicy.Builder policy = policy().bounds(bound);

    assertThat(violations(policy, "{'%s': %s}".formatted(field, good))).isEmpty();
    assertThat(violations(policy, "{}")).isEmpty();
    assertThat(violations(policy, "{'%s': %s}".formatted(field, bad)))
        .singleElement()
        .asString()
        .startsWith("bounds: " + field + " is " + bad + ", but it must be ")
        .endsWith("; " + fix);
  }

  @Test
  void aBoundReachesIntoAnObject() {
    ValidationPolicy.Builder policy = policy().bounds("thinking.budget_tokens <= 2000");

    assertThat(
            violations(
                policy,
                Dialect.ANTHROPIC,
                "{'thinking': {'type': 'adaptive', 'budget_tokens': 3000}}"))
        .containsExactly(
            "bounds: thinking.budget_tokens is 3000, but it must be <= 2000; lower it");
    assertThat(violations(policy, Dialect.ANTHROPIC, "{'thinking': 5}")).isEmpty();
  }

  @Test
  void whatIsNoNumberKeepsNoBound() {
    assertThat(
            violations(policy().bounds("temperature <= 1"), Dialect.ANY, "{'temperature': 'hot'}"))
        .containsExactly("bounds: temperature is \"hot\", but it must be <= 1; write a number");
  }

  @Test
  void boundsThatCannotBeAreFaults() {
    refuses(
        policy().bounds("temprature <= 1"),
        "bounds = [temprature <= 1]: \"temprature <= 1\" is on no number of a request; write"
            + " \"temperature\"");
    refuses(
        policy().bounds("maxTokens <= 1"),
        "bounds = [maxTokens <= 1]: \"maxTokens <= 1\" is on no number of a request; write"
            + " \"max_tokens\"");
    refuses(
        policy().bounds("colour <= 1"),
        "bounds = [colour <= 1]: \"colour <= 1\" is on no number of a request; write one of "
            + String.join(", ", Bound.FIELDS));
    refuses(
        policy().bounds("temperature"),
        "bounds = [temperature]: \"temperature\" compares nothing; write \"temperature <= 1\"");
    for (String number : List.of("", "much", "NaN", "Infinity")) {
      refuses(
          policy().bounds("temperature <= " + number),
          "bounds = [temperature <= %1$s]: \"temperature <= %1$s\" compares with no number; write"
                  .formatted(number)
              + " \"temperature <= 1\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "n <= 1, n >= 2, true",
    "n <= 1, n >= 1, false",
    "n < 1, n >= 1, true",
    "n <= 1, n > 1, true",
    "n >= 2, n <= 1, true",
    "n <= 1, n <= 0, false",
    "n <= 1, top_p >= 2, false",
    "n >= 1, n <= 2, false",
  })
  void boundsMustLeaveSomething(String one, String other, boolean isFault) {
    if (isFault) {
      refuses(
          policy().bounds(one, other),
          "bounds = [%1$s, %2$s]: no number keeps both \"%1$s\" and \"%2$s\""
              .formatted(one, other));
    } else {
      assertThat(policy().bounds(one, other).build().bounds()).containsExactly(one, other);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPENAI_CHAT", "ANTHROPIC", "ANY", "OPENAI_RESPONSES"})
  void aRequiredRoleMustBeThere(Dialect dialect) {
    ValidationPolicy.Builder policy = policy().requiredRoles("system");
    String list = dialect == Dialect.OPENAI_RESPONSES ? "input" : "messages";

    assertThat(violations(policy, dialect, "{}"))
        .containsExactly(
            "required-roles: %s is without the role system, but there must be a message of that role; add one"
                .formatted(list));
    assertThat(
            violations(
                policy,
                dialect,
                "{'%s': [{'role': 'user', 'content': 'x'}, {'role': 'system', 'content': 'x'}]}"
                    .formatted(list)))
        .isEmpty();
    assertThat(violations(policy().requiredRoles("user"), dialect, "{}")).isEmpty();
  }

  @Test
  void theFieldsForTheSystemsTextCountAsItsMessage() {
    assertThat(violations(policy().requiredRoles("system"), Dialect.ANTHROPIC, "{'system': 'x'}"))
        .isEmpty();
    assertThat(
            violations(
                policy().requiredRoles("system"),
                Dialect.OPENAI_RESPONSES,
                "{'instructions': 'x'}"))
        .isEmpty();
    assertThat(violations(policy().requiredRoles("user"), Dialect.ANTHROPIC, "{'system': 'x'}"))
        .isEmpty();
    assertThat(violations(policy().forbiddenRoles("system"), Dialect.ANTHROPIC, "{'system': 'x'}"))
        .containsExactly(
            "forbidden-roles: system is given, but the roles system are not allowed here; leave"
                + " the message out, or give it another role");
    assertThat(
            violations(
                policy().forbiddenRoles("system"),
                Dialect.OPENAI_RESPONSES,
                "{'instructions': 'x'}"))
        .singleElement()
        .asString()
        .startsWith("forbidden-roles: instructions is given");
  }

  @Test
  void aForbiddenRoleMustNotBeThere() {
    assertThat(
            violations(
                policy().forbiddenRoles("assistant", "user"),
                "{'messages': [{'role': 'user', 'content': 'x'}, {'role': 'system', 'content':"
                    + " 'x'}, {'role': 'assistant', 'content': 'x'}]}"))
        .containsExactly(
            "forbidden-roles: messages[0].role is \"user\", but the roles assistant, user are not"
                + " allowed here; leave the message out, or give it another role",
            "forbidden-roles: messages[2].role is \"assistant\", but the roles assistant, user are"
                + " not allowed here; leave the message out, or give it another role");
  }

  @Test
  void rolesThatCannotBeAreFaults() {
    refuses(
        policy().requiredRoles("sytem"),
        "requiredRoles = [sytem]: \"sytem\" is no role; write \"system\"");
    refuses(
        policy().forbiddenRoles("x"),
        "forbiddenRoles = [x]: \"x\" is no role; write one of developer, system, user, assistant,"
            + " tool, function");
    refuses(
        policy().requiredRoles("user", "system").forbiddenRoles("tool", "system"),
        "forbiddenRoles = [tool, system]: the role system is required as well; take it from one of"
            + " both");
  }

  @Test
  void theLevelIsTakenByItsName() {
    assertThat(policy().build().level()).isEqualTo(Level.STRICT);
    assertThat(policy().level(Level.WARN).build().level()).isEqualTo(Level.WARN);
    assertThat(
            ValidationPolicy.of(Settings.NONE.with("level", " warn ", "here"), fault -> {}).level())
        .isEqualTo(Level.WARN);
    List<String> faults = new ArrayList<>();
    ValidationPolicy.of(
        Settings.NONE.with("level", "loose", "here"), fault -> faults.add(fault.toString()));
    assertThat(faults).containsExactly("here: level = \"loose\": must be STRICT or WARN");
  }

  @Test
  void theMostTokensAreTold() {
    assertThat(violations(policy().maxTokens(10), "{'max_tokens': 11}"))
        .containsExactly("maxTokens: max_tokens is 11, but it must be at most 10; lower it to 10");
    assertThat(violations(policy().maxTokens(10), "{'max_tokens': 10}")).isEmpty();
    assertThat(policy().maxTokens(10).build().maxTokens()).isEqualTo(10);
  }

  @Test
  void aPolicyTellsItsValues() {
    ValidationPolicy built =
        policy()
            .models("b", "a")
            .bounds("temperature<=1")
            .requiredRoles("user")
            .forbiddenRoles("tool")
            .build();

    assertThat(built.models()).containsExactly("b", "a");
    assertThat(built.bounds()).containsExactly("temperature <= 1");
    assertThat(built.requiredRoles()).containsExactly("user");
    assertThat(built.forbiddenRoles()).containsExactly("tool");
  }
}
