package dev.selvage.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Kind;
import dev.selvage.engine.Door;
import dev.selvage.engine.Ending;
import dev.selvage.engine.Golden;
import dev.selvage.engine.Rig;
import dev.selvage.engine.event.CallEvent;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.request.RequestFinder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The article's rules on requests of the wire shape. */
class MapRequestTest {

  interface Chat {
    void ask(Map<String, Object> request);

    void askHash(HashMap<String, Object> request);

    void askLast(String note, Map<String, Object> request);
  }

  private static Map<String, Object> valid() {
    Map<String, Object> request = new HashMap<>();
    request.put("model", "gpt-4o");
    request.put("messages", List.of(Map.of("role", "user", "content", "a secret prompt")));
    request.put("max_tokens", 150);
    return request;
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> request = valid();
    request.put(field, value);
    return request;
  }

  private static List<String> violations(Object request) {
    return Validating.article().violations(Chat.class, "ask", request);
  }

  @Test
  void letsAValidRequestThrough() {
    assertThat(violations(valid())).isEmpty();
    assertThat(Validating.article().violations(Chat.class, "askHash", valid())).isEmpty();
    assertThat(Validating.article().violations(Chat.class, "askLast", "note", valid())).isEmpty();
  }

  @Test
  void messagesMustBeANonEmptyList() {
    assertThat(violations(with("messages", List.of())))
        .containsExactly(
            "messages is empty, but it must be a list with at least one message; add the user's"
                + " message");
    String rule = ", but it must be a list with at least one message; add the user's message";
    assertThat(violations(with("messages", null))).containsExactly("messages is missing" + rule);
    assertThat(violations(with("messages", "hello"))).containsExactly("messages is a text" + rule);
    assertThat(violations(with("messages", Map.of())))
        .containsExactly("messages is an object" + rule);
  }

  @Test
  void eachMessageHasARoleAndContent() {
    String role =
        "messages[1].role is missing, but each message has a role; say who speaks: \"user\"";
    String content =
        "messages[1].content is missing, but each message has content or tool calls; add the text,"
            + " or leave the message out";
    Map<String, Object> first = Map.of("role", "system", "content", "x");

    assertThat(violations(with("messages", List.of(first, Map.of("content", "x")))))
        .containsExactly(role);
    assertThat(violations(with("messages", List.of(first, Map.of("role", " ", "content", "x")))))
        .containsExactly(role);
    assertThat(violations(with("messages", List.of(first, Map.of("role", "user")))))
        .containsExactly(content);
    assertThat(violations(with("messages", List.of(first, Map.of()))))
        .containsExactly(role, content);
    assertThat(violations(with("messages", Arrays.asList(first, null))))
        .containsExactly(role, content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"function_call", "refusal", "audio"})
  void toolCallsStandInThePlaceOfContent(String field) {
    Map<String, Object> message = new HashMap<>(Map.of("role", "assistant", field, List.of()));
    message.put("content", null);

    assertThat(violations(with("messages", List.of(message)))).isEmpty();
  }

  @Test
  void messagesMayBeAnyCollectionAndOfTypesNotKnown() {
    Map<String, Object> message = Map.of("role", "user", "content", "x");

    assertThat(violations(with("messages", Set.of(message)))).isEmpty();
    assertThat(violations(with("messages", List.of(new Object())))).isEmpty();
  }

  @Test
  void theModelMustBeInTheList() {
    assertThat(violations(with("model", "gpt4o")))
        .containsExactly(
            "model is \"gpt4o\", but only listed models are allowed; write \"gpt-4o\"");
    assertThat(violations(with("model", "llama")))
        .containsExactly(
            "model is \"llama\", but only listed models are allowed; write one of gpt-4o,"
                + " gpt-4o-mini");
    assertThat(violations(with("model", null)))
        .containsExactly(
            "model is missing, but only listed models are allowed; write one of gpt-4o,"
                + " gpt-4o-mini");
  }

  @Test
  void everyModelIsAllowedWhereNoneIsListed() {
    Validating validating = Validating.with(Validating.builder());

    assertThat(validating.violations(Chat.class, "ask", with("model", "anything"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_tokens", "max_completion_tokens"})
  void tokensMustBeAboveZeroAndNotAboveTheMost(String field) {
    for (Object good : new Object[] {1, 4096, 4096L, (short) 7, (byte) 7, BigInteger.TEN}) {
      assertThat(violations(of(field, good))).as(good.getClass().getName()).isEmpty();
    }
    assertThat(violations(of(field, 0)))
        .containsExactly(field + " is 0, but it must be above 0; raise it, or leave it out");
    assertThat(violations(of(field, -1)))
        .containsExactly(field + " is -1, but it must be above 0; raise it, or leave it out");
    assertThat(violations(of(field, 4097)))
        .containsExactly(field + " is 4097, but it must be at most 4096; lower it to 4096");
    for (Object odd : new Object[] {"many", 1.5, List.of(), BigInteger.TEN.pow(40)}) {
      assertThat(violations(of(field, odd)))
          .containsExactly(
              field + " is not a whole number, but it counts tokens; write a whole number");
    }
  }

  private static Map<String, Object> of(String field, Object value) {
    Map<String, Object> request = with(field, value);
    if (!field.equals("max_tokens")) {
      request.remove("max_tokens");
    }
    return request;
  }

  @Test
  void thereIsNoMostByDefault() {
    Validating validating = Validating.with(Validating.builder());

    assertThat(validating.violations(Chat.class, "ask", with("max_tokens", Integer.MAX_VALUE + 1L)))
        .isEmpty();
    assertThat(validating.violations(Chat.class, "ask", with("max_tokens", 0)))
        .containsExactly("max_tokens is 0, but it must be above 0; raise it, or leave it out");
  }

  @Test
  void aMapThatIsNoRequestHasViolationsLikeAnother() {
    assertThat(violations(new TreeMap<>(Map.of(1, "one")))).hasSize(2);
    assertThat(violations(Map.of())).hasSize(2);
    assertThat(
            Validating.article()
                .finder(Chat.class, "ask")
                .facts(new Object[] {new TreeMap<>(Map.of(1, "one"))}))
        .isEqualTo(RequestFacts.NONE);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    Map<String, Object> request = new HashMap<>();
    request.put("model", "gpt4o");
    request.put("messages", List.of(Map.of("content", "a secret prompt"), Map.of("role", "user")));
    request.put("max_tokens", 5000);
    request.put("max_completion_tokens", "many");
    Rig rig = new Rig();

    Ending ending = Validating.article().run(Door.BLOCKING, rig, Chat.class, "ask", request);

    InvalidChatRequestException thrown = (InvalidChatRequestException) ending.thrown();
    Golden.check("invalid-request.txt", thrown.getMessage());
    assertThat(thrown.violations()).hasSize(5);
    assertThat(thrown.kind()).isEqualTo(Kind.BAD_REQUEST);
  }

  @ParameterizedTest
  @EnumSource
  void anInvalidRequestIsNeverSent(Door door) {
    Rig rig = new Rig();

    Ending ending =
        Validating.article().run(door, rig, Chat.class, "ask", with("messages", List.of()));

    assertThat(ending.thrown())
        .isInstanceOf(InvalidChatRequestException.class)
        .hasMessageStartingWith("com.acme.Chat.ask was not called, its chat request has a fault:");
    assertThat(ending.value()).isNull();
    assertThat(rig.events()).singleElement().isInstanceOf(RequestRejected.class);
  }

  @ParameterizedTest
  @EnumSource
  void aValidRequestIsSentAndTellsNothing(Door door) {
    Rig rig = new Rig();

    assertThat(Validating.article().run(door, rig, Chat.class, "ask", valid()).value())
        .isEqualTo("sent");
    assertThat(rig.events()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatIsNullIsStopped(Door door) {
    Ending ending =
        Validating.article().run(door, new Rig(), Chat.class, "ask", new Object[] {null});

    assertThat(ending.thrown())
        .hasMessageEndingWith("- request is null, but there must be one; pass the chat request");
  }

  @Test
  void aModelThatIsNoNameIsNotShown() {
    for (String text : List.of("a secret prompt", "sk-secret", "x".repeat(101), "\n")) {
      assertThat(violations(with("model", text)))
          .singleElement()
          .asString()
          .startsWith("model is not the name of a model, but only listed models are allowed;");
      assertThat(
              Validating.article()
                  .finder(Chat.class, "ask")
                  .facts(new Object[] {with("model", text)}))
          .isEqualTo(new RequestFacts(null, 150L));
    }
  }

  @Test
  void aRequestThatRefusesToBeReadIsNotForUsToJudge() {
    Map<String, Object> refusing =
        new HashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          public Object get(Object key) {
            throw new IllegalStateException("closed");
          }
        };

    assertThat(
            Validating.article().run(Door.BLOCKING, new Rig(), Chat.class, "ask", refusing).value())
        .isEqualTo("sent");
  }

  @Test
  void nothingThatIsToldCarriesThePrompt() {
    Map<String, Object> request = with("model", "gpt4o");
    Rig rig = new Rig();

    Ending ending = Validating.article().run(Door.BLOCKING, rig, Chat.class, "ask", request);

    List<String> told = new ArrayList<>(rig.events().stream().map(CallEvent::toString).toList());
    told.add(ending.thrown().getMessage());
    assertThat(told).hasSize(2).noneMatch(line -> line.contains("secret"));
  }

  @Test
  void knowsModelAndTokensForEvents() {
    RequestFinder finder = Validating.article().finder(Chat.class, "ask");

    assertThat(finder.facts(new Object[] {valid()})).isEqualTo(new RequestFacts("gpt-4o", 150L));
    assertThat(finder.facts(new Object[] {null})).isEqualTo(RequestFacts.NONE);
    assertThat(finder.facts(new Object[] {with("max_tokens", "many")}))
        .isEqualTo(new RequestFacts("gpt-4o", null));
  }

  @Test
  void aPolicyRefusesBadValues() {
    Assertions.assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Validating.with(Validating.builder().maxTokens(0)))
        .withMessage("here: maxTokens = 0: must be at least 1");
    Assertions.assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Validating.builder().models("gpt-4o", " ").build())
        .withMessage("here: models = [gpt-4o,  ]: a model's name must not be blank");
  }
}
