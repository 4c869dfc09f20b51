package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees of Jackson 2; those of 3 are read beside what is sent of them. */
class JsonTreeReaderTest {

  private static ChatRequest read(JsonNode tree) {
    return new JsonTreeReader().read(tree, JsonNode.class);
  }

  private static ChatRequest read(String json) throws Exception {
    return read(JsonMapper.builder().build().readTree(json));
  }

  @Test
  void everyKindOfNodeIsRead() throws Exception {
    ChatRequest request =
        read(
            """
            {"text": "x", "yes": true, "none": null, "int": 7, "real": 1.5, "list": [1, null, "a"],
             "object": {"in": "it"}}""");

    assertThat(request.field("text")).isEqualTo("x");
    assertThat(request.field("yes")).isEqualTo(true);
    assertThat(request.field("none")).isNull();
    assertThat(request.field("absent")).isNull();
    assertThat(request.field("int")).isEqualTo(7);
    assertThat(request.field("real")).isEqualTo(1.5);
    assertThat((List<?>) request.field("list")).isEqualTo(Arrays.asList(1, null, "a"));
    assertThat(request.field("object"))
        .isInstanceOfSatisfying(Fields.class, in -> assertThat(in.get("in")).isEqualTo("it"));
  }

  @Test
  void itsShapeTellsTheDialect() throws Exception {
    assertThat(read("{\"model\":\"gpt-4o\"}").dialect()).isEqualTo(Dialect.OPENAI_CHAT);
    assertThat(read("{\"system\":\"x\"}").dialect()).isEqualTo(Dialect.ANTHROPIC);
    assertThat(read("{\"input\":\"x\"}").dialect()).isEqualTo(Dialect.OPENAI_RESPONSES);
  }

  @Test
  void whatIsNoJsonIsOpaque() {
    JsonNode tree = JsonNodeFactory.instance.objectNode().putPOJO("own", new Object());

    assertThat(read(tree).field("own")).isSameAs(Fields.OPAQUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "null", "\"x\"", ""})
  void whatIsNoObjectIsNotJudged(String json) throws Exception {
    assertThat(read(json)).isSameAs(ChatRequest.UNREADABLE);
  }
}
