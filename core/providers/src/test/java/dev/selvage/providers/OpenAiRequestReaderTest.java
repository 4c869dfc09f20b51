package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.JsonMissing;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.models.ChatModel;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionMessageParam;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.chat.completions.ChatCompletionUserMessageParam;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of any shape that openai-java 4.101.0 can hold, right or wrong, are read. */
// Its JsonValue is a raw JsonField, and what it deprecates is still sent.
@SuppressWarnings({"unchecked", "deprecation"})
class OpenAiRequestReaderTest {

  private static final JsonMapper JSON = ObjectMappers.jsonMapper();

  private static ChatCompletionCreateParams.Builder params() {
    return ChatCompletionCreateParams.builder().model(ChatModel.GPT_4O);
  }

  private static ChatRequest read(ChatCompletionCreateParams.Builder params) {
    return new OpenAiRequestReader().read(params.build(), ChatCompletionCreateParams.class);
  }

  /** What is checked of a message here. */
  private record Message(@Nullable Object role, boolean hasContent) {
    private static Message of(Fields message) {
      return new Message(
          message.get("role"),
          Stream.of("content", "tool_calls", "function_call", "refusal", "audio")
              .anyMatch(field -> message.get(field) != null));
    }
  }

  private static List<Message> messages(ChatRequest request) {
    return request.messages().orElseThrow().stream().map(Message::of).toList();
  }

  private static Message only(ChatCompletionCreateParams.Builder params) {
    List<Message> messages = messages(read(params));
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  private static Message assistant(ChatCompletionAssistantMessageParam.Builder message) {
    return only(params().addMessage(message.build()));
  }

  private static ChatCompletionAssistantMessageParam.Builder silent() {
    return ChatCompletionAssistantMessageParam.builder().content(JsonValue.from(null));
  }

  @Test
  void theModelIsReadAsItGoesOverTheWire() {
    assertThat(read(params().addUserMessage("Hi")).model()).hasValue("gpt-4o");
    assertThat(read(params().model("my-model").addUserMessage("Hi")).model()).hasValue("my-model");
  }

  @Test
  void everyRoleIsRead() {
    ChatRequest request =
        read(
            params()
                .addDeveloperMessage("d")
                .addSystemMessage("s")
                .addUserMessage("u")
                .addAssistantMessage("a")
                .addMessage(
                    ChatCompletionToolMessageParam.builder().content("t").toolCallId("1").build())
                .addMessage(functionMessage()));

    assertThat(messages(request))
        .containsExactly(
            new Message("developer", true),
            new Message("system", true),
            new Message("user", true),
            new Message("assistant", true),
            new Message("tool", true),
            new Message("function", true));
  }

  private static ChatCompletionFunctionMessageParam functionMessage() {
    return ChatCompletionFunctionMessageParam.builder().content("f").name("f").build();
  }

  @Test
  void imagesAreContent() {
    ChatCompletionContentPart image =
        ChatCompletionContentPart.ofImageUrl(
            ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder().url("data:,x").build())
                .build());

    assertThat(only(params().addUserMessageOfArrayOfContentParts(List.of(image))))
        .isEqualTo(new Message("user", true));
  }

  @Test
  void toolCallsStandInThePlaceOfContent() {
    ChatCompletionMessageFunctionToolCall call =
        ChatCompletionMessageFunctionToolCall.builder()
            .id("call_1")
            .function(
                ChatCompletionMessageFunctionToolCall.Function.builder()
                    .name("weather")
                    .arguments("{}")
                    .build())
            .build();

    assertThat(assistant(silent().addToolCall(call))).isEqualTo(new Message("assistant", true));
  }

  @Test
  void aRefusalAnAudioOrAFunctionCallStandsInThePlaceOfContent() {
    assertThat(assistant(silent().refusal("No")).hasContent()).isTrue();
    assertThat(
            assistant(
                    silent()
                        .audio(ChatCompletionAssistantMessageParam.Audio.builder().id("a").build()))
                .hasContent())
        .isTrue();
    assertThat(
            assistant(
                    silent()
                        .functionCall(
                            ChatCompletionAssistantMessageParam.FunctionCall.builder()
                                .name("f")
                                .arguments("{}")
                                .build()))
                .hasContent())
        .isTrue();
  }

  @Test
  void anAssistantThatSaysNothingHasNoContent() {
    assertThat(assistant(silent()).hasContent()).isFalse();
    assertThat(assistant(ChatCompletionAssistantMessageParam.builder()).hasContent()).isFalse();
  }

  @Test
  void aMessageWithoutContentIsReadWithoutThrowing() {
    ChatCompletionUserMessageParam.Builder message =
        ChatCompletionUserMessageParam.builder().content(JsonMissing.of());

    assertThat(only(params().addMessage(message.build()))).isEqualTo(new Message("user", false));
  }

  @Test
  void aRoleOfOnesOwnIsReadAsItIs() {
    ChatCompletionUserMessageParam.Builder message =
        ChatCompletionUserMessageParam.builder().content("Hi");

    assertThat(only(params().addMessage(message.role(JsonValue.from("wizard")).build())).role())
        .isEqualTo("wizard");
    assertThat(only(params().addMessage(message.role(JsonMissing.of()).build())).role()).isNull();
  }

  @Test
  void bothLimitsOfTokensAreReadUnderTheirOwnNames() {
    assertThat(read(params().addUserMessage("Hi")).field("max_tokens")).isNull();
    assertThat(read(withBothLimits()).field("max_completion_tokens")).isEqualTo(100L);
    assertThat(read(withBothLimits()).field("max_tokens")).isEqualTo(200L);
  }

  private static ChatCompletionCreateParams.Builder withBothLimits() {
    return params().addUserMessage("Hi").maxCompletionTokens(100).maxTokens(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"many\"", "1.5", "true", "[]", "99999999999999999999"})
  void aLimitThatIsNoWholeNumberIsReadAsSuch(String json) throws Exception {
    JsonValue value = JSON.readValue(json, JsonValue.class);

    Object limit =
        read(params().addUserMessage("Hi").maxCompletionTokens(value))
            .field("max_completion_tokens");

    assertThat(limit).isNotNull();
    assertThat(ChatRequest.wholeNumber(limit)).isNull();
  }

  @Test
  void fieldsSetAsAdditionalPropertiesCount() {
    ChatCompletionCreateParams.Builder params =
        ChatCompletionCreateParams.builder()
            .model(JsonMissing.of())
            .messages(JsonMissing.of())
            .putAdditionalBodyProperty("model", JsonValue.from("gpt-4o"))
            .putAdditionalBodyProperty("max_tokens", JsonValue.from(7))
            .putAdditionalBodyProperty("messages", JsonValue.from(List.of(Map.of("role", "user"))));

    ChatRequest request = read(params);

    assertThat(request.model()).hasValue("gpt-4o");
    assertThat(request.field("max_tokens")).isEqualTo(7);
    assertThat(messages(request)).containsExactly(new Message("user", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                       |",
        "[{\"role\":\"user\",\"content\":\"Hi\"}]                 | user true",
        "[{\"role\":\"user\"}]                                    | user false",
        "[{\"content\":\"Hi\"}]                                   | null true",
        "[{\"role\":\"wizard\",\"content\":\"Hi\"}]               | wizard true",
        "[{\"role\":\"assistant\",\"tool_calls\":[]}]             | assistant true",
        "[{\"role\":7,\"content\":null}]                          | 7 false",
        "[null]                                                   | null false",
      })
  void messagesGivenAsJsonAreReadWhateverTheirShape(String json, String expected) throws Exception {
    ChatRequest untyped = read(params().messages(JSON.readValue(json, JsonValue.class)));

    assertThat(messages(untyped).stream().map(m -> m.role() + " " + m.hasContent()))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"role\":\"user\",\"content\":\"Hi\"}     | user true",
        "{\"role\":\"user\"}                        | user false",
        "{\"role\":\"wizard\",\"content\":\"Hi\"}   | wizard true",
        "{\"content\":\"Hi\"}                       | null true",
      })
  void messagesParsedByTheClientAreReadWhateverTheirShape(String json, String expected)
      throws Exception {
    Message message =
        only(params().addMessage(JSON.readValue(json, ChatCompletionMessageParam.class)));

    assertThat(message.role() + " " + message.hasContent()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"Hi\"", "{}", "7"})
  void messagesThatAreNoListAreNone(String json) throws Exception {
    assertThat(read(params().messages(JSON.readValue(json, JsonValue.class))).messages())
        .isEqualTo(Optional.empty());
  }

  @Test
  void aModelThatIsNoTextIsReadWithoutThrowing() {
    ChatCompletionCreateParams.Builder params = params().addUserMessage("Hi");

    assertThat(read(params.model(JsonMissing.of())).model()).isEmpty();
    assertThat(read(params.model(JsonValue.from(null))).model()).isEmpty();
    assertThat(read(params.model(JsonValue.from(42))).model()).hasValue("42");
  }

  @Test
  void aRequestForAStructuredAnswerIsReadLikeAnyOther() {
    StructuredChatCompletionCreateParams<Answer> structured =
        params().addUserMessage("Hi").responseFormat(Answer.class).build();

    ChatRequest request =
        new OpenAiRequestReader().read(structured, StructuredChatCompletionCreateParams.class);

    assertThat(request.model()).hasValue("gpt-4o");
    assertThat(messages(request)).containsExactly(new Message("user", true));
  }

  static final class Answer {
    public String text = "";
  }
}
