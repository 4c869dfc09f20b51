package dev.selvage.providers;

import dev.selvage.engine.request.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows Spring AI's messages in the names of OpenAI's wire. */
final class SpringAiMessage {

  private static final Accessor TYPE = new Accessor("getMessageType");
  private static final Accessor TEXT = new Accessor("getText");
  private static final Accessor MEDIA = new Accessor("getMedia");
  private static final Accessor MIME_TYPE = new Accessor("getMimeType");
  private static final Accessor DATA = new Accessor("getData");
  private static final Accessor TOOL_CALLS = new Accessor("getToolCalls");
  private static final Accessor RESPONSES = new Accessor("getResponses");
  private static final Accessor ID = new Accessor("id");
  private static final Accessor NAME = new Accessor("name");
  private static final Accessor ARGUMENTS = new Accessor("arguments");
  private static final Accessor RESPONSE_DATA = new Accessor("responseData");

  private SpringAiMessage() {}

  /** All answers of tools are one message here, and one each on the wire. */
  static List<@Nullable Object> all(List<?> messages) {
    List<@Nullable Object> all = new ArrayList<>(messages.size());
    for (Object message : messages) {
      if (message != null && RESPONSES.get(message) instanceof List<?> responses) {
        responses.forEach(response -> all.add(toolResult(response)));
      } else {
        all.add(message == null ? null : of(message));
      }
    }
    return all;
  }

  private static Fields of(Object message) {
    return switch (TYPE.get(message) instanceof Enum<?> type ? type.name() : "") {
      case "SYSTEM" -> said("system", message);
      case "USER" -> said("user", message);
      case "ASSISTANT" -> said("assistant", message);
      default -> Fields.UNREADABLE;
    };
  }

  private static Fields said(String role, Object message) {
    return name ->
        switch (name) {
          case "role" -> role;
          case "content" -> content(message);
          case "tool_calls" ->
              MappedList.ofGiven(TOOL_CALLS.get(message), SpringAiMessage::toolCall);
          default -> null;
        };
  }

  private static @Nullable Object content(Object message) {
    Object text = TEXT.get(message);
    if (!(MEDIA.get(message) instanceof List<?> media) || media.isEmpty()) {
      return text;
    }
    List<Object> parts = new ArrayList<>(1 + media.size());
    if (text != null) {
      parts.add((Fields) name -> part(name, text));
    }
    media.forEach(each -> parts.add(medium(each)));
    return parts;
  }

  private static @Nullable Object part(String name, Object text) {
    return switch (name) {
      case "type" -> "text";
      case "text" -> text;
      default -> null;
    };
  }

  /** An image by its address; what else there is, each provider has its own names for. */
  private static Fields medium(Object medium) {
    Object mimeType = MIME_TYPE.get(medium);
    if (mimeType == null || !mimeType.toString().startsWith("image/")) {
      return Fields.UNREADABLE;
    }
    Object address = DATA.get(medium) instanceof String data ? data : Fields.OPAQUE;
    Fields image = name -> name.equals("url") ? address : null;
    return name ->
        switch (name) {
          case "type" -> "image_url";
          case "image_url" -> image;
          default -> null;
        };
  }

  private static @Nullable Object toolCall(@Nullable Object call) {
    if (call == null) {
      return null;
    }
    Fields function =
        name ->
            switch (name) {
              case "name" -> NAME.get(call);
              case "arguments" -> ARGUMENTS.get(call);
              default -> null;
            };
    return (Fields)
        name ->
            switch (name) {
              case "id" -> id(call);
              case "type" -> "function";
              case "function" -> function;
              default -> null;
            };
  }

  private static @Nullable Object toolResult(@Nullable Object response) {
    if (response == null) {
      return null;
    }
    return (Fields)
        name ->
            switch (name) {
              case "role" -> "tool";
              case "tool_call_id" -> id(response);
              case "content" -> RESPONSE_DATA.get(response);
              case "name" -> NAME.get(response);
              default -> null;
            };
  }

  /** Some providers give none; the client knows how to do without. */
  private static Object id(Object object) {
    Object id = ID.get(object);
    return id == null ? Fields.OPAQUE : id;
  }
}
