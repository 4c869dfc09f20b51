package dev.selvage.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.ChatBody;
import dev.selvage.ChatMessages;
import dev.selvage.ChatModel;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are a list of a client's messages, or JSON. */
class ListRequestTest {

  interface Said {}

  record Text(String text) implements Said {}

  interface Chat<M extends Said> {
    void list(List<Said> messages);

    void wildcard(List<? extends Said> all);

    void variable(List<M> all);

    void subtype(ArrayList<Text> all);

    void withModel(@ChatModel String model, List<Said> all);

    void beside(Map<String, String> headers, List<Said> all);

    void marked(@ChatMessages List<Said> all);

    void markedElsewhere(@ChatMessages List<Map<String, String>> mine, List<Said> all);

    void others(List<String> all);

    void raw(@SuppressWarnings("rawtypes") List all);

    void body(String note, @ChatBody String json);

    void bytes(@ChatBody byte[] json);

    void other(@ChatBody Object json);
  }

  private static final RequestReader READER =
      new RequestReader() {
        @Override
        public Set<String> classNames() {
          return Set.of();
        }

        @Override
        public Set<String> elementNames() {
          return Set.of(Said.class.getName());
        }

        @Override
        public ChatRequest read(Object request, Class<?> type) {
          assertThat(type).isEqualTo(Said.class);
          List<Fields> messages = new ArrayList<>();
          ((List<?>) request)
              .forEach(said -> messages.add(name -> said == null ? null : ((Text) said).text));
          return new ChatRequest(
              Dialect.ANTHROPIC, name -> name.equals("messages") ? messages : Fields.OPAQUE);
        }
      };

  private static Method method(String name) {
    return Arrays.stream(Chat.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<RequestFinder> finder(String method) {
    return RequestFinder.of(List.of(method(method)), List.of(READER));
  }

  private static ChatRequest find(String method, Object... arguments) {
    return finder(method).orElseThrow().find(arguments).orElseThrow();
  }

  private static Object role(ChatRequest request) {
    return request.messages().orElseThrow().get(0).get("role");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "wildcard", "variable", "subtype", "marked"})
  void aListOfAClientsMessagesIsARequest(String method) {
    ChatRequest request = find(method, new ArrayList<>(List.of(new Text("user"))));

    assertThat(role(request)).isEqualTo("user");
    assertThat(request.dialect()).isEqualTo(Dialect.ANTHROPIC);
    assertThat(request.namesModel()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"others", "raw"})
  void aListOfOthersIsNone(String method) {
    // Named messages it would be one.
    assertThat(finder(method)).isEmpty();
  }

  @Test
  void itsModelMayBeAParameterOfItsOwn() {
    ChatRequest request = find("withModel", "gpt-4o", List.of(new Text("user")));

    assertThat(request.model()).hasValue("gpt-4o");
    assertThat(role(request)).isEqualTo("user");
  }

  @Test
  void itGoesBeforeAMap() {
    assertThat(role(find("beside", Map.of(), List.of(new Text("user"))))).isEqualTo("user");
  }

  @Test
  void aMarkGoesBeforeIt() {
    ChatRequest request =
        find("markedElsewhere", List.of(Map.of("role", "tool")), List.of(new Text("user")));

    assertThat(role(request)).isEqualTo("tool");
  }

  @Test
  void emptyListsAndNullsAreSeenAsTheyAre() {
    assertThat(find("list", List.of()).messages()).hasValue(List.of());
    assertThat(find("list", new Object[] {null}).messages()).isEmpty();
    assertThat(role(find("list", Collections.singletonList(null)))).isNull();
  }

  @Test
  void aPlainCallsListIsReadByItsFirstElement() {
    RequestFinder finder = RequestFinder.ofValue(List.of(READER));

    assertThat(role(finder.find(new Object[] {List.of(new Text("user"))}).orElseThrow()))
        .isEqualTo("user");
    assertThat(finder.find(new Object[] {List.of("text")})).isEmpty();
    assertThat(finder.find(new Object[] {List.of()})).isEmpty();
  }

  @Test
  void textMarkedAsABodyIsReadAsJson() {
    String json = "{\"model\": \"gpt-4o\", \"messages\": []}";

    assertThat(find("body", "note", json).model()).hasValue("gpt-4o");
    assertThat(find("bytes", (Object) json.getBytes(StandardCharsets.UTF_8)).model())
        .hasValue("gpt-4o");
    assertThat(find("other", new StringBuilder(json)).model()).hasValue("gpt-4o");
    assertThat(find("other", 7)).isSameAs(ChatRequest.UNREADABLE);
    assertThat(finder("body").orElseThrow().find(new Object[] {"note", null})).isEmpty();
  }

  @Test
  void tellsTheNamesOfTheTypesItFinds() {
    assertThat(RequestFinder.typeNames(List.of(READER))).containsExactly("java.util.Map");
    assertThat(RequestFinder.elementNames(List.of(READER))).containsExactly(Said.class.getName());
  }
}
