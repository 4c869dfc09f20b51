package dev.selvage.providers;

import dev.selvage.engine.validation.ChatRequest.Message;
import dev.selvage.engine.validation.RequestFinder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads openai-java's {@code ChatCompletionMessageParam}: one of six types, or JSON of none. */
final class OpenAiMessage {

  /** A type of message; its accessor has the name of its role. */
  private record Variant(String role, Accessor accessor) {}

  private static final Variant[] VARIANTS =
      Arrays.stream(new String[] {"user", "assistant", "system", "tool", "developer", "function"})
          .map(role -> new Variant(role, new Accessor(role)))
          .toArray(Variant[]::new);

  private static final Accessor ROLE = new Accessor("_role");
  private static final Accessor CONTENT = new Accessor("_content");

  /** What may stand in the place of an assistant's content. */
  private static final Accessor[] INSTEAD = {
    new Accessor("_toolCalls"),
    new Accessor("_refusal"),
    new Accessor("_audio"),
    new Accessor("_functionCall")
  };

  private static final Accessor JSON = new Accessor("_json");

  /** Reads messages of the wire shape. */
  private static final RequestFinder WIRE = RequestFinder.ofValue(List.of());

  private OpenAiMessage() {}

  static Message read(@Nullable Object param) {
    if (param == null || param instanceof Map) {
      return readWire(param);
    }
    for (Variant variant : VARIANTS) {
      Object message = variant.accessor.get(param);
      if (message != null) {
        return new Message(role(message, variant), hasContent(message));
      }
    }
    Object json = JSON.get(param);
    return readWire(json == null ? param : OpenAiJson.value(json));
  }

  private static @Nullable String role(Object message, Variant variant) {
    Object field = ROLE.get(message);
    if (field == null) {
      return variant.role;
    }
    Object role = OpenAiJson.value(field);
    return role == null ? null : role.toString();
  }

  private static boolean hasContent(Object message) {
    Object content = CONTENT.get(message);
    if (content == null || OpenAiJson.isGiven(content)) {
      return true;
    }
    for (Accessor instead : INSTEAD) {
      if (OpenAiJson.isGiven(instead.get(message))) {
        return true;
      }
    }
    return false;
  }

  private static Message readWire(@Nullable Object message) {
    Map<String, ?> request = Map.of("messages", Collections.singletonList(message));
    return WIRE.find(new Object[] {request})
        .flatMap(wire -> wire.messages())
        .map(messages -> messages.get(0))
        .orElseThrow();
  }
}
