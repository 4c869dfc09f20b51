package dev.selvage.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes the bodies that OpenAI's chat endpoint answers with. */
final class ChatJson {

  static final JsonFactory FACTORY = new JsonFactory();

  /** The usual rule of thumb for English text. */
  private static final int CHARACTERS_PER_TOKEN = 4;

  private ChatJson() {}

  static String error(String type, @Nullable String param, @Nullable String code, String message) {
    return write(
        json -> {
          json.writeObjectFieldStart("error");
          json.writeStringField("message", message);
          json.writeStringField("type", type);
          json.writeStringField("param", param);
          json.writeStringField("code", code);
          json.writeEndObject();
        });
  }

  static String completion(String text, ReplyContext context) {
    return write(
        json -> {
          json.writeStringField("id", String.format("chatcmpl-fake%06d", context.number()));
          json.writeStringField("object", "chat.completion");
          json.writeNumberField("created", context.createdSeconds());
          json.writeStringField("model", context.model());
          writeChoices(json, text);
          writeUsage(json, tokens(context.promptCharacters()), tokens(text.length()));
          json.writeStringField("system_fingerprint", "fp_fake");
        });
  }

  private static void writeChoices(JsonGenerator json, String text) throws IOException {
    json.writeArrayFieldStart("choices");
    json.writeStartObject();
    json.writeNumberField("index", 0);
    json.writeObjectFieldStart("message");
    json.writeStringField("role", "assistant");
    json.writeStringField("content", text);
    json.writeNullField("refusal");
    json.writeEndObject();
    json.writeNullField("logprobs");
    json.writeStringField("finish_reason", "stop");
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeUsage(JsonGenerator json, int prompt, int completion)
      throws IOException {
    json.writeObjectFieldStart("usage");
    json.writeNumberField("prompt_tokens", prompt);
    json.writeNumberField("completion_tokens", completion);
    json.writeNumberField("total_tokens", prompt + completion);
    json.writeEndObject();
  }

  static int tokens(int characters) {
    return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }

  static String write(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A StringWriter does not fail", e);
    }
    return text.toString();
  }

  @FunctionalInterface
  interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
