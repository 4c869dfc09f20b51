package dev.selvage.providers;

import dev.selvage.engine.request.Fields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows langchain4j's messages in the names of OpenAI's wire. */
final class LangChain4jMessage {

  private static final Accessor TYPE = new Accessor("type");
  private static final Accessor TEXT = new Accessor("text");
  private static final Accessor NAME = new Accessor("name");
  private static final Accessor CONTENTS = new Accessor("contents");
  private static final Accessor HAS_SINGLE_TEXT = new Accessor("hasSingleText");
  private static final Accessor SINGLE_TEXT = new Accessor("singleText");
  private static final Accessor THINKING = new Accessor("thinking");
  private static final Accessor REQUESTS = new Accessor("toolExecutionRequests");
  private static final Accessor ID = new Accessor("id");
  private static final Accessor ARGUMENTS = new Accessor("arguments");
  private static final Accessor IMAGE = new Accessor("image");
  private static final Accessor DETAIL = new Accessor("detailLevel");
  private static final Accessor URL = new Accessor("url");

  private LangChain4jMessage() {}

  static @Nullable Object of(@Nullable Object message) {
    if (message == null) {
      return null;
    }
    return switch (type(message)) {
      case "SYSTEM" -> system(message);
      case "USER" -> user(message);
      case "AI" -> assistant(message);
      case "TOOL_EXECUTION_RESULT" -> toolResult(message);
      default -> Fields.UNREADABLE;
    };
  }

  private static String type(Object object) {
    return TYPE.get(object) instanceof Enum<?> type ? type.name() : "";
  }

  private static Fields system(Object message) {
    return name ->
        switch (name) {
          case "role" -> "system";
          case "content" -> TEXT.get(message);
          default -> null;
        };
  }

  private static Fields user(Object message) {
    return name ->
        switch (name) {
          case "role" -> "user";
          case "content" -> content(message, SINGLE_TEXT);
          case "name" -> NAME.get(message);
          default -> null;
        };
  }

  private static @Nullable Object content(Object message, Accessor text) {
    return CONTENTS.get(message) instanceof List<?> contents
            && !Boolean.TRUE.equals(HAS_SINGLE_TEXT.get(message))
        ? new MappedList(contents, LangChain4jMessage::part)
        : text.get(message);
  }

  private static @Nullable Object part(@Nullable Object content) {
    if (content == null) {
      return null;
    }
    return switch (type(content)) {
      case "TEXT" -> fields("type", "text", "text", TEXT.get(content));
      case "IMAGE" -> image(content);
      default -> Fields.UNREADABLE;
    };
  }

  private static Fields image(Object content) {
    Object image = IMAGE.get(content);
    Object url = image == null ? null : URL.get(image);
    Object address = url == null ? Fields.OPAQUE : url.toString();
    return fields(
        "type", "image_url", "image_url", fields("url", address, "detail", detail(content)));
  }

  private static @Nullable Object detail(Object content) {
    return DETAIL.get(content) instanceof Enum<?> level
        ? level.name().toLowerCase(Locale.ROOT)
        : null;
  }

  private static Fields fields(String one, Object first, String other, @Nullable Object second) {
    return name -> name.equals(one) ? first : name.equals(other) ? second : null;
  }

  private static Fields assistant(Object message) {
    return name ->
        switch (name) {
          case "role" -> "assistant";
          case "content" -> said(message);
          case "tool_calls" ->
              MappedList.ofGiven(REQUESTS.get(message), LangChain4jMessage::toolCall);
          default -> null;
        };
  }

  /** What some providers take in the place of a text. */
  private static @Nullable Object said(Object message) {
    Object text = TEXT.get(message);
    return text == null && THINKING.get(message) != null ? Fields.OPAQUE : text;
  }

  private static @Nullable Object toolCall(@Nullable Object request) {
    if (request == null) {
      return null;
    }
    Fields function =
        name ->
            switch (name) {
              case "name" -> NAME.get(request);
              case "arguments" -> ARGUMENTS.get(request);
              default -> null;
            };
    return (Fields)
        name ->
            switch (name) {
              case "id" -> id(request);
              case "type" -> "function";
              case "function" -> function;
              default -> null;
            };
  }

  private static Fields toolResult(Object message) {
    return name ->
        switch (name) {
          case "role" -> "tool";
          case "tool_call_id" -> id(message);
          case "content" -> content(message, TEXT);
          default -> null;
        };
  }

  /** Some providers give none; the client knows how to do without. */
  private static Object id(Object object) {
    Object id = ID.get(object);
    return id == null ? Fields.OPAQUE : id;
  }
}
