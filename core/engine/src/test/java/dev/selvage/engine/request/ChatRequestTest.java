package dev.selvage.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The view of a request over plain Java. */
class ChatRequestTest {

  private static ChatRequest request(Dialect dialect, String field, Object value) {
    Map<String, Object> map = new HashMap<>();
    map.put(field, value);
    return new ChatRequest(dialect, Fields.of(map));
  }

  private static ChatRequest withMessages(Object messages) {
    return request(Dialect.ANY, "messages", messages);
  }

  @Test
  void theTextOfAResponsesInputIsOneUsersMessage() {
    List<Fields> messages =
        request(Dialect.OPENAI_RESPONSES, "input", "Hi").messages().orElseThrow();

    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).get("role")).isEqualTo("user");
    assertThat(messages.get(0).get("content")).isEqualTo("Hi");
    assertThat(messages.get(0).get("name")).isNull();
  }

  @Test
  void aTextIsNoListOfMessagesElsewhere() {
    assertThat(withMessages("Hi").messages()).isEmpty();
    assertThat(withMessages(Map.of()).messages()).isEmpty();
    assertThat(withMessages(null).messages()).isEmpty();
    assertThat(request(Dialect.OPENAI_RESPONSES, "messages", List.of()).messages()).isEmpty();
  }

  @Test
  void messagesAreReadOnceInOrderWhateverTheyAre() {
    Fields own = name -> "own";
    ChatRequest request =
        withMessages(Arrays.asList(Map.of("role", "user"), null, 7, new Object(), own));
    List<Fields> messages = request.messages().orElseThrow();

    assertThat(messages).hasSize(5);
    assertThat(messages.get(0).get("role")).isEqualTo("user");
    assertThat(messages.get(1).get("role")).isNull();
    assertThat(messages.get(2).get("role")).isEqualTo(Fields.OPAQUE);
    assertThat(messages.get(3).get("role")).isEqualTo(Fields.OPAQUE);
    assertThat(messages.get(4)).isSameAs(own);
    assertThat(request.messages()).isSameAs(request.messages());
  }

  @Test
  void collectionsAndArraysAreLists() {
    assertThat(withMessages(new Object[] {Map.of()}).messages().orElseThrow()).hasSize(1);
    assertThat(withMessages(new LinkedHashSet<>(Arrays.asList(1, null))).messages().orElseThrow())
        .hasSize(2);
    assertThat(withMessages(List.of()).messages()).hasValue(List.of());
  }

  @Test
  void whatIsOfNoKnownTypeIsOpaque() {
    assertThat(Fields.value(new StringBuilder("text"))).isEqualTo("text");
    assertThat(Fields.value(new Object())).isSameAs(Fields.OPAQUE);
    assertThat(Fields.value(Dialect.ANY)).isSameAs(Fields.OPAQUE);
    assertThat(Fields.value(null)).isNull();
    assertThat(Fields.of(new TreeMap<>(Map.of(1, "one"))).get("model")).isNull();
  }

  @Test
  void aModelThatIsSetElsewhereIsNotNamed() {
    assertThat(request(Dialect.ANY, "model", "gpt-4o").model()).hasValue("gpt-4o");
    assertThat(request(Dialect.ANY, "model", 42).model()).hasValue("42");
    ChatRequest without = request(Dialect.ANY, "model", null);
    assertThat(without.model()).isEmpty();
    assertThat(without.namesModel()).isTrue();
    ChatRequest elsewhere = request(Dialect.ANY, "model", Fields.OPAQUE);
    assertThat(elsewhere.model()).isEmpty();
    assertThat(elsewhere.namesModel()).isFalse();
  }

  @Test
  void ofAnUnreadableRequestNothingIsKnown() {
    ChatRequest unreadable = ChatRequest.UNREADABLE;

    assertThat(unreadable.namesModel()).isFalse();
    assertThat(unreadable.messages().orElseThrow()).containsExactly(Fields.UNREADABLE);
    assertThat(unreadable.field("max_tokens")).isSameAs(Fields.OPAQUE);
  }

  @Test
  void wholeNumbersAreThoseThatFit() {
    assertThat(ChatRequest.wholeNumber(7)).isEqualTo(7);
    assertThat(ChatRequest.wholeNumber((short) 7)).isEqualTo(7);
    assertThat(ChatRequest.wholeNumber((byte) 7)).isEqualTo(7);
    assertThat(ChatRequest.wholeNumber(7L)).isEqualTo(7);
    assertThat(ChatRequest.wholeNumber(BigInteger.TEN)).isEqualTo(10);
    assertThat(ChatRequest.wholeNumber(BigInteger.TEN.pow(40))).isNull();
    assertThat(ChatRequest.wholeNumber(7.0)).isNull();
    assertThat(ChatRequest.wholeNumber("7")).isNull();
    assertThat(ChatRequest.wholeNumber(null)).isNull();
  }
}
