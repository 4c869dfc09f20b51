package dev.selvage.engine.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.ChatBody;
import dev.selvage.ChatMessages;
import dev.selvage.ChatModel;
import dev.selvage.MaxTokens;
import dev.selvage.engine.Door;
import dev.selvage.engine.Rig;
import dev.selvage.engine.event.CallEvent.RequestDoubted;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.engine.request.RequestReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the body sees of a request that leaves things out. */
class RequestDefaultsStageTest {

  interface Chat {
    void map(String before, Map<String, Object> request);

    void sorted(TreeMap<String, Object> request);

    void json(@ChatBody String body);

    void bytes(@ChatBody byte[] body);

    void builder(@ChatBody StringBuilder body);

    void parts(@ChatModel String model, @ChatMessages List<?> said, @MaxTokens Integer most);

    void longs(@ChatModel CharSequence model, @MaxTokens Long most);

    void primitive(@ChatModel String model, @MaxTokens int most);

    void odd(@ChatModel StringBuilder model);

    void own(Request request);
  }

  /** Of a client whose reader completes no requests, or fails to. */
  interface Request {}

  private static final RequestDefaultsPolicy POLICY =
      RequestDefaultsPolicy.builder("here").model("m").maxTokens(5).temperature(0.5).build();

  private static final RequestDefaultsPolicy OF_PARTS =
      RequestDefaultsPolicy.builder("here").model("m").maxTokens(5).build();

  private final Rig rig = new Rig();
  private final List<RequestReader> readers = new ArrayList<>();

  private RequestFinder finder(String name) {
    Method method =
        Arrays.stream(Chat.class.getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return RequestFinder.of(List.of(method), readers).orElseThrow();
  }

  private @Nullable Object[] seen(
      Door door, RequestDefaultsPolicy policy, String method, @Nullable Object... arguments) {
    List<@Nullable Object[]> seen = new ArrayList<>();
    door.run(
        rig,
        rig.pipeline(new RequestDefaultsStage(policy, finder(method))),
        arguments,
        given -> seen.add(given == null ? arguments : given));
    return seen.get(0);
  }

  private @Nullable Object[] seen(
      RequestDefaultsPolicy policy, String method, @Nullable Object... arguments) {
    return seen(Door.BLOCKING, policy, method, arguments);
  }

  private @Nullable String fault(String method) {
    return finder(method).cannotComplete(POLICY.fields().keySet());
  }

  @ParameterizedTest
  @EnumSource
  void completesACopyOfAMap(Door door) {
    Map<String, Object> request = new HashMap<>();
    request.put("temperature", null);
    Object[] seen = seen(door, POLICY, "map", "before", request);
    assertThat(seen[0]).isEqualTo("before");
    assertThat(seen[1])
        .isEqualTo(Map.of("model", "m", "max_tokens", 5, "temperature", 0.5))
        .isNotSameAs(request);
    assertThat(request).containsOnlyKeys("temperature");
  }

  @ParameterizedTest
  @EnumSource
  void leavesAWholeRequestTheVeryObject(Door door) {
    Map<String, Object> whole = Map.of("model", "x", "max_completion_tokens", 1, "temperature", 0);
    assertThat(seen(door, POLICY, "map", "before", whole)[1]).isSameAs(whole);
    assertThat(seen(door, POLICY, "map", "before", null)[1]).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, max_completion_tokens",
    "o3, max_completion_tokens",
    "gpt-5-mini, max_completion_tokens",
    "claude-sonnet-4-5, max_tokens",
    "llama3, max_tokens"
  })
  void boundsTokensByTheNameThatTheModelTakes(String model, String name) {
    Map<?, ?> seen = (Map<?, ?>) seen(POLICY, "map", "", Map.of("model", model))[1];
    assertThat(seen.get(name)).isEqualTo(5);
    assertThat(seen).hasSize(3);
  }

  @Test
  void boundsTokensOfResponsesByTheirName() {
    Map<?, ?> seen = (Map<?, ?>) seen(POLICY, "map", "", Map.of("input", "hello"))[1];
    assertThat(seen.get("max_output_tokens")).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|{\"model\":\"m\",\"max_tokens\":5,\"temperature\":0.5}",
        "` { \n } `|` { \n \"model\":\"m\",\"max_tokens\":5,\"temperature\":0.5} `",
        "{\"model\": \"x\" , \"a\": [{}] }|{\"model\": \"x\" , \"a\": [{}] ,\"max_tokens\":5,\"temperature\":0.5}",
        "{\"model\":null,\"max_tokens\" : 1,\"é😀\":{\"b\":null},\"temperature\":null}|{\"model\":\"m\",\"max_tokens\" : 1,\"é😀\":{\"b\":null},\"temperature\":0.5}",
        "{\"model\":\"x\",\"max_tokens\":1,\"temperature\":1}|{\"model\":\"x\",\"max_tokens\":1,\"temperature\":1}",
        "no JSON|no JSON",
        "[1]|[1]"
      })
  void keepsEveryOtherLetterOfJson(String body, String completed) {
    assertThat(seen(POLICY, "json", body)[0]).isEqualTo(completed);
    byte[] bytes =
        (byte[]) seen(POLICY, "bytes", (Object) body.getBytes(StandardCharsets.UTF_8))[0];
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(completed);
  }

  @Test
  void writesAModelsNameAsJson() {
    RequestDefaultsPolicy odd = RequestDefaultsPolicy.builder("here").model("a\"b").build();
    assertThat(seen(odd, "json", "{}")[0]).isEqualTo("{\"model\":\"a\\\"b\"}");
  }

  @Test
  void replacesPartsThatAreNullOrBlank() {
    List<?> said = List.of();
    assertThat(seen(OF_PARTS, "parts", " ", said, null)).containsExactly("m", said, 5);
    assertThat(seen(OF_PARTS, "parts", "x", said, 1)).containsExactly("x", said, 1);
    assertThat(seen(OF_PARTS, "longs", null, null)).containsExactly("m", 5L);
  }

  @Test
  void tellsWhatCannotBeCompleted() {
    assertThat(fault("map")).isNull();
    assertThat(fault("json")).isNull();
    assertThat(fault("bytes")).isNull();
    assertThat(fault("sorted"))
        .startsWith("cannot complete requests of type java.util.TreeMap; set the defaults on");
    assertThat(fault("builder")).startsWith("cannot complete requests of type java.lang.StringB");
    assertThat(fault("parts")).isEqualTo("no parameter takes temperature; add one, or take it out");
    assertThat(finder("parts").cannotComplete(OF_PARTS.fields().keySet())).isNull();
    assertThat(fault("primitive"))
        .isEqualTo(
            "the parameter that takes max_tokens is int, which is never left out; make it an"
                + " Integer");
    assertThat(fault("odd"))
        .isEqualTo("cannot put model into a java.lang.StringBuilder; take a String");
  }

  /** Reads requests without a field; says that it can set those. */
  private static RequestReader reader(Set<String> settable) {
    return new RequestReader() {
      @Override
      public Set<String> classNames() {
        return Set.of(Request.class.getName());
      }

      @Override
      public ChatRequest read(Object request, Class<?> type) {
        return new ChatRequest(Dialect.ANY, Fields.NONE);
      }

      @Override
      public Set<String> settable(Class<?> type) {
        return settable;
      }
    };
  }

  @Test
  void tellsOfAReaderThatCompletesNothing() {
    readers.add(reader(Set.of()));
    assertThat(fault("own"))
        .startsWith("cannot complete requests of type " + Request.class.getName());
  }

  @Test
  void tellsOfAFieldThatAReaderCannotSet() {
    readers.add(reader(Set.of("max_output_tokens", "temperature")));
    assertThat(fault("own"))
        .isEqualTo("cannot put model into a %s; set it on its client", Request.class.getName());
  }

  @Test
  void sendsWhatCouldNotBeCompletedAndTells() {
    readers.add(reader(Set.of("max_tokens", "temperature", "model")));
    Request request = new Request() {};
    assertThat(fault("own")).isNull();
    assertThat(seen(POLICY, "own", request)[0]).isSameAs(request);
    assertThat(rig.events(RequestDoubted.class)).hasSize(1);
  }
}
