package dev.selvage.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.request.ChatRequest;
import dev.selvage.engine.request.Dialect;
import dev.selvage.engine.request.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be read is never judged, nor is what depends on it. */
class UnreadableTest {

  private static final Object OPAQUE = new Object();

  private static final Map<Dialect, String> FULL =
      Map.of(
          Dialect.ANY,
          "{'messages': [{'role': 'user', 'content': 'hi'}], 'max_tokens': 5}",
          Dialect.OPENAI_CHAT,
          """
          {'model': 'gpt-4o', 'temperature': 1, 'stop': ['a'], 'max_tokens': 5,
           'metadata': {'a': 'b'}, 'logit_bias': {'1': 2}, 'logprobs': true, 'top_logprobs': 1,
           'stream': true, 'stream_options': {'include_usage': true},
           'modalities': ['text', 'audio'], 'audio': {'voice': 'alloy'},
           'response_format': {'type': 'json_object', 'json_schema': {'name': 'a'}},
           'tools': [{'type': 'function', 'function': {'name': 'f'}}],
           'tool_choice': {'type': 'function', 'function': {'name': 'f'}},
           'parallel_tool_calls': true,
           'messages': [
             {'role': 'system', 'content': [{'type': 'text', 'text': 'json'}]},
             {'role': 'user', 'content': [{'type': 'image_url', 'image_url': {'url': 'a'}}]},
             {'role': 'assistant', 'tool_calls':
               [{'id': 'a', 'type': 'function', 'function': {'name': 'f', 'arguments': '{}'}}]},
             {'role': 'tool', 'tool_call_id': 'a', 'content': '1'},
             {'role': 'user', 'content': 'hi'}]}
          """,
          Dialect.OPENAI_RESPONSES,
          """
          {'model': 'gpt-4o', 'metadata': {'a': 'b'}, 'max_output_tokens': 20, 'stream': true,
           'stream_options': {}, 'reasoning': {'effort': 'low'}, 'previous_response_id': 'r',
           'text': {'format': {'type': 'json_schema', 'name': 'a'}},
           'tools': [{'type': 'function', 'name': 'f'}],
           'tool_choice': {'type': 'function', 'name': 'f'},
           'input': [
             {'role': 'user', 'content': [{'type': 'input_text', 'text': 'hi'}]},
             {'type': 'function_call', 'call_id': 'a', 'name': 'f', 'arguments': '{}'},
             {'type': 'function_call_output', 'call_id': 'a', 'output': '1'}]}
          """,
          Dialect.ANTHROPIC,
          """
          {'model': 'claude-sonnet-4-20250514', 'max_tokens': 5000, 'temperature': 1,
           'thinking': {'type': 'enabled', 'budget_tokens': 2000}, 'system': 'hi',
           'tools': [{'name': 'f', 'input_schema': {'type': 'object'}}],
           'tool_choice': {'type': 'tool', 'name': 'f'},
           'messages': [
             {'role': 'user', 'content': [{'type': 'image', 'source': {'type': 'url'}}]},
             {'role': 'assistant', 'content':
               [{'type': 'tool_use', 'id': 'a', 'name': 'f', 'input': {}}]},
             {'role': 'user', 'content': [{'type': 'tool_result', 'tool_use_id': 'a'}]},
             {'role': 'assistant', 'content': [{'type': 'text', 'text': 'hi'}]},
             {'role': 'user', 'content': 'hi'}]}
          """);

  private static Findings check(Dialect dialect, Fields fields) {
    return Validating.builder().build().check(new ChatRequest(dialect, fields));
  }

  private static Map<String, Object> full(Dialect dialect) {
    return Json.map(FULL.get(dialect).replace('\'', '"'));
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatCannotBeReadIsNotJudged(Dialect dialect) {
    assertThat(check(dialect, Fields.UNREADABLE).areNone()).isTrue();
    assertThat(
            check(dialect, Fields.of(Map.of("messages", List.of(OPAQUE), "max_tokens", 5)))
                .violations())
        .isEmpty();
  }

  /** Each value in turn is hidden, the objects and lists around it as well. */
  @TestFactory
  Stream<DynamicTest> whatIsHiddenIsNotHeldAgainstTheRequest() {
    return Stream.of(Dialect.values())
        .flatMap(
            dialect ->
                hidden(full(dialect)).entrySet().stream()
                    .map(
                        each ->
                            DynamicTest.dynamicTest(
                                dialect + " without " + each.getKey(),
                                () -> raisesNoAlarm(dialect, each.getValue()))));
  }

  private static void raisesNoAlarm(Dialect dialect, Map<String, Object> request) {
    Findings found = check(dialect, Fields.of(request));
    assertThat(found.violations()).isEmpty();
    assertThat(found.doubts()).isEmpty();
  }

  /** All of it as one test. */
  static void raiseNoAlarm() {
    for (Dialect dialect : Dialect.values()) {
      hidden(full(dialect)).values().forEach(request -> raisesNoAlarm(dialect, request));
    }
  }

  private static Map<String, Map<String, Object>> hidden(Map<String, Object> object) {
    Map<String, Map<String, Object>> all = new HashMap<>();
    object.forEach(
        (name, value) ->
            hiddenValues(value)
                .forEach(
                    (path, other) -> {
                      Map<String, Object> copy = new HashMap<>(object);
                      copy.put(name, other);
                      all.put(name + path, copy);
                    }));
    return all;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> hiddenValues(Object value) {
    Map<String, Object> all = new HashMap<>(Map.of("", OPAQUE));
    if (value instanceof Map<?, ?> map) {
      hidden((Map<String, Object>) map).forEach((path, other) -> all.put("." + path, other));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        String at = "[" + i + "]";
        int index = i;
        hiddenValues(list.get(i))
            .forEach(
                (path, other) -> {
                  List<Object> copy = new java.util.ArrayList<>(list);
                  copy.set(index, other);
                  all.put(at + path, copy);
                });
      }
    }
    return all;
  }
}
