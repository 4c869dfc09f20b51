package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import dev.selvage.engine.tokens.TokenCount;
import dev.selvage.engine.tokens.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StainlessNamesTest {

  private static final Map<String, ?> PROPERTIES =
      Map.of("city", Map.of("type", "string", "enum", List.of("Ulm", "Bonn")));

  private static final ChatCompletionCreateParams PARAMS =
      ChatCompletionCreateParams.builder()
          .model("gpt-4o")
          .addUserMessage("Is it warm?")
          .addFunctionTool(
              FunctionDefinition.builder()
                  .name("weather")
                  .description("Tells it.")
                  .parameters(
                      FunctionParameters.builder()
                          .putAdditionalProperty("type", JsonValue.from("object"))
                          .putAdditionalProperty("properties", JsonValue.from(PROPERTIES))
                          .build())
                  .build())
          .build();

  @Test
  void theNamesOfAToolsParametersAreListed() {
    assertThat(at(tool(), "function", "parameters", "properties").names()).containsExactly("city");
    assertThat(tool().names()).containsExactlyInAnyOrder("type", "function");
  }

  @Test
  void aToolHasTheTokensOfTheSameInPlainJava() {
    Map<String, ?> function =
        Map.of(
            "name",
            "weather",
            "description",
            "Tells it.",
            "parameters",
            Map.of("type", "object", "properties", PROPERTIES));
    Map<String, ?> wire =
        Map.of(
            "model",
            "gpt-4o",
            "messages",
            List.of(Map.of("role", "user", "content", "Is it warm?")),
            "tools",
            List.of(Map.of("type", "function", "function", function)));
    assertThat(count(read()))
        .isEqualTo(count(new ChatRequest(Dialect.OPENAI_CHAT, Fields.of(wire))));
  }

  private static TokenCount count(ChatRequest request) {
    return new Tokens(List.of()).prompt(request).count();
  }

  private static ChatRequest read() {
    return new OpenAiRequestReader().read(PARAMS, ChatCompletionCreateParams.class);
  }

  private static Fields tool() {
    return (Fields) ((List<?>) read().field("tools")).get(0);
  }

  private static Fields at(Fields fields, String... path) {
    Fields found = fields;
    for (String name : path) {
      found = (Fields) found.get(name);
    }
    return found;
  }
}
