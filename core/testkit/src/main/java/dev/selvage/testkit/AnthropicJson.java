package dev.selvage.testkit;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the bodies that Anthropic's messages endpoint answers with. */
final class AnthropicJson {

  private AnthropicJson() {}

  static String completion(String text, ReplyContext context) {
    return ChatJson.write(
        json -> {
          json.writeStringField("id", String.format("msg_fake%06d", context.number()));
          json.writeStringField("type", "message");
          json.writeStringField("role", "assistant");
          json.writeStringField("model", context.model());
          writeContent(json, text);
          json.writeStringField("stop_reason", "end_turn");
          json.writeNullField("stop_sequence");
          writeUsage(json, text, context);
        });
  }

  private static void writeContent(JsonGenerator json, String text) throws IOException {
    json.writeArrayFieldStart("content");
    json.writeStartObject();
    json.writeStringField("type", "text");
    json.writeStringField("text", text);
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeUsage(JsonGenerator json, String text, ReplyContext context)
      throws IOException {
    json.writeObjectFieldStart("usage");
    json.writeNumberField("input_tokens", ChatJson.tokens(context.promptCharacters()));
    json.writeNumberField("output_tokens", ChatJson.tokens(text.length()));
    json.writeEndObject();
  }

  static String error(Content.Failure error, ReplyContext context) {
    return ChatJson.write(
        json -> {
          json.writeStringField("type", "error");
          json.writeObjectFieldStart("error");
          json.writeStringField("type", type(error));
          json.writeStringField("message", context.fill(message(error)));
          writeDetails(json, code(error));
          json.writeEndObject();
          json.writeStringField("request_id", context.requestId());
        });
  }

  private static void writeDetails(JsonGenerator json, @Nullable String code) throws IOException {
    if (code != null) {
      json.writeObjectFieldStart("details");
      json.writeStringField("error_code", code);
      json.writeEndObject();
    }
  }

  /** Anthropic's types go with the statuses; an error of the test's own has its own. */
  private static String type(Content.Failure error) {
    return error instanceof Content.OtherError own && !own.isOfStatus()
        ? own.type()
        : switch (error.status()) {
          case 401 -> "authentication_error";
          case 402 -> "billing_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 409 -> "conflict_error";
          case 413 -> "request_too_large";
          case 429 -> "rate_limit_error";
          case 504 -> "timeout_error";
          case 529 -> "overloaded_error";
          default -> error.status() < 500 ? "invalid_request_error" : "api_error";
        };
  }

  private static @Nullable String code(Content.Failure error) {
    if (error == KnownError.QUOTA_USED_UP) {
      return "enforced_spend_limit_reached";
    }
    return error instanceof KnownError ? null : error.code();
  }

  private static String message(Content.Failure error) {
    return error instanceof KnownError known
        ? switch (known) {
          case BAD_REQUEST -> "messages: Field required";
          case CONTEXT_TOO_LONG -> "prompt is too long: 210021 tokens > 200000 maximum";
          case UNAUTHORIZED -> "invalid x-api-key";
          case MODEL_NOT_FOUND -> "model: {model}";
          case RATE_LIMITED ->
              "This request would exceed your organization's rate limit of 50 requests per minute.";
          case QUOTA_USED_UP -> "Your organization has reached its spend limit.";
          case SLOW_DOWN -> "Your usage grew too fast; please ramp up gradually.";
          case SERVER_ERROR -> "Internal server error";
          case OVERLOADED, ALL_OVERLOADED -> "Overloaded";
          default -> error.message();
        }
        : error.message();
  }
}
