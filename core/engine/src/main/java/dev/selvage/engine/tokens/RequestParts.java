package dev.selvage.engine.tokens;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Fields;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All of a request that becomes tokens, of whichever dialect: what surely does, and what providers
 * turn into something else first (tools, calls, images).
 *
 * <p>Source: three tokens a message, one a name and three for the answer's beginning are ChatML's,
 * after OpenAI's cookbook ("How to count tokens with tiktoken", {@code num_tokens_from_messages});
 * a call's after langchain4j's OpenAiTokenCountEstimator; images by OpenAI's guide to vision (85,
 * or 765 for one of 1024 by 1024) and Anthropic's (some 1600 for the largest).
 */
final class RequestParts {

  private static final int A_MESSAGE = 3;
  private static final int A_NAME = 1;
  private static final int A_ROLE = 1;
  private static final int ANSWERS_BEGINNING = 3;
  private static final int ONE_CALL = 5;
  private static final int SEVERAL_CALLS = 21;
  private static final int EACH_CALL = 7;
  private static final int LOW_IMAGE = 85;
  private static final int HIGH_IMAGE = 765;
  private static final int ANTHROPIC_IMAGE = 1600;

  /** What has no text, by its type; any other is not named, as it is the user's text. */
  private static final Set<String> UNREAD =
      Set.of("input_audio", "file", "input_file", "document", "video", "search_result");

  /** Most messages are theirs, and need no look at more fields. */
  private static final Set<Object> WITHOUT_CALLS = Set.of("user", "system", "developer", "tool");

  /** Each is one token of every encoding. */
  private static final Set<String> ROLES =
      Set.of("user", "system", "developer", "tool", "assistant", "function", "model");

  private final Parts sure = new Parts();
  private final Parts estimated = new Parts();
  private final Set<String> unread = new TreeSet<>();

  /** The parts of a request, for a model that begins a tool with that many tokens. */
  RequestParts(ChatRequest request, int aTool) {
    system(request.field("instructions"), "instructions");
    system(request.field("system"), "system");
    request.messages().orElse(List.of()).forEach(this::message);
    ToolParts tools = new ToolParts(estimated, unread, aTool);
    tools.tools(request.field("tools"), "tools");
    tools.tools(request.field("functions"), "functions");
    sure.overhead(ANSWERS_BEGINNING);
  }

  /** What surely becomes tokens. */
  Parts sure() {
    return sure;
  }

  /** What becomes tokens in a way that is not quite known. */
  Parts estimated() {
    return estimated;
  }

  /** The names of the fields that cannot be read, and are not counted. */
  Set<String> unread() {
    return unread;
  }

  private void system(@Nullable Object text, String name) {
    if (text != null) {
      sure.overhead(A_MESSAGE);
      sure.overhead(A_ROLE);
      content(text, name);
    }
  }

  private void message(Fields message) {
    if (message == Fields.UNREADABLE) {
      unread.add("messages");
      return;
    }
    Object role = message.get("role");
    Object content = message.get("content");
    sure.overhead(A_MESSAGE);
    if (ROLES.contains(String.valueOf(role))) {
      sure.overhead(A_ROLE);
    } else {
      text(role, "role");
    }
    content(content, "content");
    boolean isItem = role == null && isCall(message);
    if (isItem) {
      calls(List.of(message));
    } else if (message.get("name") instanceof String name) {
      sure.text(name);
      sure.overhead(A_NAME);
    }
    if (role == null || !WITHOUT_CALLS.contains(role)) {
      calls(message);
    }
    if (content == null) {
      content(message.get("refusal"), "refusal");
      content(message.get("output"), "output");
    }
  }

  private void calls(Fields message) {
    if (message.get("tool_calls") instanceof List<?> calls && !calls.isEmpty()) {
      calls(calls);
    }
    if (message.get("function_call") instanceof Fields call) {
      calls(List.of(call));
    }
  }

  /** An item of the responses API that is itself a call. */
  private static boolean isCall(Fields item) {
    return item.get("arguments") instanceof String;
  }

  private void content(@Nullable Object content, String name) {
    if (content instanceof List<?> blocks) {
      for (Object block : blocks) {
        block(block, name);
      }
    } else {
      text(content, name);
    }
  }

  private void block(@Nullable Object block, String name) {
    if (!(block instanceof Fields fields)) {
      text(block, name);
      return;
    }
    String type = fields.get("type") instanceof String text ? text : "";
    switch (type) {
      case "image_url", "input_image", "image" -> estimated.overhead(image(fields));
      case "tool_use" -> calls(List.of(fields));
      case "tool_result" -> content(fields.get("content"), name);
      case "thinking" -> thinking(fields.get("thinking"));
      case "refusal" -> text(fields.get("refusal"), name);
      default -> text(other(fields), UNREAD.contains(type) ? type : name);
    }
  }

  /** What is neither a text nor known, such as audio and files, cannot be counted. */
  private static Object other(Fields block) {
    Object text = block.get("text");
    return text == null ? Fields.OPAQUE : text;
  }

  /** That of earlier turns is taken out again. */
  private void thinking(@Nullable Object text) {
    if (text instanceof String thought) {
      estimated.text(thought);
    }
  }

  private static int image(Fields block) {
    if (block.get("source") != null) {
      return ANTHROPIC_IMAGE;
    }
    Object detail = block.get("detail");
    if (detail == null && block.get("image_url") instanceof Fields url) {
      detail = url.get("detail");
    }
    return "low".equals(detail) ? LOW_IMAGE : HIGH_IMAGE;
  }

  private void calls(List<?> calls) {
    estimated.overhead(calls.size() == 1 ? ONE_CALL : SEVERAL_CALLS);
    for (Object call : calls) {
      if (call instanceof Fields fields && fields != Fields.UNREADABLE) {
        call(fields, calls.size() == 1);
      } else {
        unread.add("tool_calls");
      }
    }
  }

  private void call(Fields call, boolean isOnly) {
    Fields function = call.get("function") instanceof Fields inner ? inner : call;
    if (function.get("name") instanceof String name) {
      estimated.text(name);
      if (isOnly) {
        estimated.text(name);
      }
    }
    estimated.overhead(isOnly ? 0 : EACH_CALL);
    if (function.get("arguments") instanceof String arguments) {
      estimated.text(arguments);
    } else if (function.get("input") instanceof Fields input) {
      new ToolParts(estimated, unread, 0).tree(input);
    }
  }

  private void text(@Nullable Object text, String name) {
    if (text instanceof String read) {
      sure.text(read);
    } else if (text instanceof Number || text instanceof Boolean) {
      sure.text(text.toString());
    } else if (text != null) {
      unread.add(name);
    }
  }
}
