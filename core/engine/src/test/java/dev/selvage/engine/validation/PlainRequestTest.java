package dev.selvage.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.ChatMessages;
import dev.selvage.ChatModel;
import dev.selvage.MaxTokens;
import dev.selvage.engine.event.CallEvent.RequestFacts;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.engine.request.RequestReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The article's rules on plain parameters, marked or named. */
class PlainRequestTest {

  interface Chat {
    void marked(
        @MaxTokens int most, @ChatModel String which, @ChatMessages List<Map<String, String>> all);

    void named(int maxTokens, String model, List<Map<String, String>> messages);

    void markedOverNamed(
        int maxTokens, String model, List<?> messages, @ChatModel String which, String other);

    void messagesAlone(@ChatMessages List<Map<String, String>> messages);

    void modelAlone(@ChatModel String model);

    void boxed(@MaxTokens Integer tokens);

    void nothing(String text, int number);

    void headersFirst(Map<String, String> headers, Request request);

    void concrete(ConcreteRequest request);

    void markedBesideAMap(@ChatModel String model, Map<String, Object> options);
  }

  interface Request {}

  static class ConcreteRequest implements Request {}

  private static final List<Map<String, String>> HELLO =
      List.of(Map.of("role", "user", "content", "hello"));

  private static List<String> violations(String method, Object... arguments) {
    return Validating.article().violations(Chat.class, method, arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"marked", "named"})
  void checksEachPart(String method) {
    assertThat(violations(method, 150, "gpt-4o", HELLO)).isEmpty();
    assertThat(violations(method, 0, "gpt4o", List.of()))
        .containsExactly(
            "model is \"gpt4o\", but only listed models are allowed; write \"gpt-4o\"",
            "messages is empty, but it must be a list with at least one message; add the user's"
                + " message",
            "max_tokens is 0, but it must be above 0; raise it, or leave it out");
    assertThat(violations(method, 150, null, null)).hasSize(2);
    assertThat(violations(method, 150, "gpt-4o", List.of(Map.of()))).hasSize(2);
  }

  @Test
  void aMarkGoesBeforeAName() {
    assertThat(violations("markedOverNamed", 1, "wrong", HELLO, "gpt-4o", "x")).isEmpty();
  }

  @Test
  void whatTheMethodDoesNotTakeIsSetElsewhere() {
    assertThat(violations("messagesAlone", HELLO)).isEmpty();
    assertThat(violations("modelAlone", "gpt-4o")).isEmpty();
    assertThat(violations("modelAlone", "gpt4o")).hasSize(1);
    assertThat(violations("boxed", 5)).isEmpty();
    assertThat(violations("boxed", new Object[] {null})).isEmpty();
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertThat(RequestFinder.of(List.of(Validating.method(Chat.class, "nothing")), List.of()))
        .isEmpty();
  }

  /** Reads every request of an interface with that model. */
  private static RequestReader reader(String model) {
    return new RequestReader() {
      @Override
      public Set<String> classNames() {
        return Set.of(Request.class.getName());
      }

      @Override
      public ChatRequest read(Object request, Class<?> type) {
        assertThat(type).isEqualTo(Request.class);
        return new ChatRequest(
            Dialect.ANY,
            Fields.of(
                Map.of(
                    "model",
                    model,
                    "messages",
                    List.of(Map.of("role", "user", "content", "x")),
                    "max_tokens",
                    7L)));
      }
    };
  }

  @Test
  void aKnownTypeGoesBeforeAMapWhereverItStands() {
    RequestFinder finder =
        Validating.article().reader(reader("gpt-4o")).finder(Chat.class, "headersFirst");

    assertThat(finder.facts(new Object[] {Map.of("model", "header"), new ConcreteRequest()}))
        .isEqualTo(new RequestFacts("gpt-4o", 7L));
  }

  @Test
  void findsAReaderThroughInterfaces() {
    RequestFinder finder =
        Validating.article().reader(reader("gpt-4o")).finder(Chat.class, "concrete");

    assertThat(finder.facts(new Object[] {new ConcreteRequest()}).model()).isEqualTo("gpt-4o");
  }

  @Test
  void aPlainCallsArgumentIsReadByWhatItIs() {
    RequestFinder finder = RequestFinder.ofValue(List.of(reader("gpt-4o")));

    assertThat(finder.facts(new Object[] {new ConcreteRequest()}).model()).isEqualTo("gpt-4o");
    assertThat(finder.facts(new Object[] {Map.of("model", "m")}).model()).isEqualTo("m");
    assertThat(finder.find(new Object[] {"text"})).isEmpty();
    assertThat(finder.find(new Object[] {null})).isEmpty();
    assertThat(finder.find(new Object[0])).isEmpty();
  }

  interface Marked {
    void ask(@ChatModel String a, @ChatMessages List<Map<String, String>> b);
  }

  static class Implementing implements Marked {
    @Override
    public void ask(String first, List<Map<String, String>> second) {}
  }

  @Test
  void aMarkOnTheImplementedMethodCountsToo() {
    RequestFinder finder =
        RequestFinder.of(
                List.of(
                    Validating.method(Implementing.class, "ask"),
                    Validating.method(Marked.class, "ask")),
                List.of())
            .orElseThrow();

    assertThat(finder.facts(new Object[] {"gpt-4o", HELLO}).model()).isEqualTo("gpt-4o");
  }

  interface OfLambda {
    void ask(Map<String, Object> request);

    void askNamed(String model);
  }

  /** As javac makes the body of a lambda: what it captures, then what the interface takes. */
  static class Bodies {
    static void ask(String captured, Map<String, String> headers, Map<String, Object> request) {}

    static void askNamed(String model, String asked) {}
  }

  @Test
  void whatALambdaCapturesIsNoPartOfItsRequest() {
    RequestFinder ofMap =
        RequestFinder.of(
                List.of(
                    Validating.method(Bodies.class, "ask"),
                    Validating.method(OfLambda.class, "ask")),
                List.of())
            .orElseThrow();
    RequestFinder ofName =
        RequestFinder.of(
                List.of(
                    Validating.method(Bodies.class, "askNamed"),
                    Validating.method(OfLambda.class, "askNamed")),
                List.of())
            .orElseThrow();

    assertThat(
            ofMap.facts(new Object[] {"x", Map.of("model", "header"), Map.of("model", "gpt-4o")}))
        .isEqualTo(new RequestFacts("gpt-4o", null));
    assertThat(ofName.facts(new Object[] {"captured", "gpt-4o"}).model()).isEqualTo("gpt-4o");
  }

  @Test
  void aMarkedPartGoesBeforeAMap() {
    assertThat(violations("markedBesideAMap", "gpt4o", Map.of())).hasSize(1);
  }

  @Test
  void saysModelAndTokensForEvents() {
    RequestFinder finder = Validating.article().finder(Chat.class, "marked");

    assertThat(finder.facts(new Object[] {150, "gpt-4o", HELLO}))
        .isEqualTo(new RequestFacts("gpt-4o", 150L));
  }
}
