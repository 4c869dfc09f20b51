package dev.selvage.engine.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is JSON text. */
class JsonTextTest {

  private static Object field(String json, String name) {
    return Objects.requireNonNull(Fields.ofJson(json)).get(name);
  }

  @Test
  void everyKindOfValueIsRead() {
    String json =
        """
        {"text": "안녕 😀", "yes": true, "no": false, "none": null, "int": 7, "real": 1.5,
         "large": 99999999999999999999, "list": [1, "a", null, [2], {"b": 3}], "deep": {"er": []}}
        """;

    assertThat(field(json, "text")).isEqualTo("안녕 😀");
    assertThat(field(json, "yes")).isEqualTo(true);
    assertThat(field(json, "no")).isEqualTo(false);
    assertThat(field(json, "none")).isNull();
    assertThat(field(json, "absent")).isNull();
    assertThat(field(json, "int")).isEqualTo(7);
    assertThat(field(json, "real")).isEqualTo(1.5);
    assertThat(field(json, "large")).hasToString("99999999999999999999");
    List<?> list = (List<?>) field(json, "list");
    assertThat(list).hasSize(5);
    assertThat(list.subList(0, 3)).isEqualTo(java.util.Arrays.asList(1, "a", null));
    assertThat(list.get(3)).isEqualTo(List.of(2));
    assertThat(((Fields) list.get(4)).get("b")).isEqualTo(3);
    assertThat(((Fields) field(json, "deep")).get("er")).isEqualTo(List.of());
  }

  @Test
  void bytesAreReadAsText() {
    assertThat(ChatRequest.ofJson("{\"model\":\"gpt-4o\"}".getBytes(UTF_8)).model())
        .hasValue("gpt-4o");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "[]",
        "\"x\"",
        "{",
        "{\"a\":",
        "{\"a\":1} x",
        "{'a':1}",
        "{}{}"
      })
  void whatIsNoObjectIsNotJudged(String text) {
    assertThat(ChatRequest.ofJson(text)).isSameAs(ChatRequest.UNREADABLE);
    assertThat(ChatRequest.ofJson(text.getBytes(UTF_8))).isSameAs(ChatRequest.UNREADABLE);
  }

  @Test
  void whatIsNestedTooDeeplyIsNotJudged() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(ChatRequest.ofJson(deep)).isSameAs(ChatRequest.UNREADABLE);
  }

  @Property
  void noTextThrows(@ForAll String text) {
    assertThat(ChatRequest.ofJson(text)).isNotNull();
    assertThat(ChatRequest.ofJson(text.getBytes(UTF_8))).isNotNull();
  }
}
