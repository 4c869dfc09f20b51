package dev.selvage.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose rules a request keeps is told by what only one dialect has, and by the model last. */
class WireShapeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "OPENAI_RESPONSES | {'input': 'Hi', 'model': 'gpt-5'}",
        "OPENAI_RESPONSES | {'input': []}",
        "OPENAI_CHAT | {'input': 'Hi', 'messages': [], 'model': 'gpt-4o'}",
        "OPENAI_CHAT | {'model': 'gpt-4o', 'messages': []}",
        "OPENAI_CHAT | {'model': 'openai/gpt-4o'}",
        "OPENAI_CHAT | {'model': 'ft:gpt-4o-mini:acme::id'}",
        "OPENAI_CHAT | {'model': 'o3'}",
        "OPENAI_CHAT | {'model': 'o4-mini'}",
        "ANY         | {'model': 'o3x'}",
        "ANY         | {'model': 'llama-3'}",
        "ANY         | {'model': 7}",
        "ANY         | {}",
        "OPENAI_CHAT | {'model': 'llama-3', 'max_completion_tokens': 1}",
        "OPENAI_CHAT | {'model': 'llama-3', 'n': 1}",
        "ANY         | {'model': 'llama-3', 'n': null}",
        "OPENAI_CHAT | {'tools': [{'type': 'function', 'function': {}}]}",
        "ANY         | {'tools': []}",
        "ANY         | {'tools': ['x']}",
        "OPENAI_CHAT | {'messages': [{'role': 'system', 'content': 'x'}], 'model': 'claude-3'}",
        "OPENAI_CHAT | {'messages': [{'role': 'user'}, {'role': 'tool'}]}",
        "OPENAI_CHAT | {'messages': [{'role': 'assistant', 'tool_calls': []}]}",
        "OPENAI_CHAT | {'messages': [{'content': [{'type': 'text'}, {'type': 'image_url'}]}]}",
        "ANTHROPIC | {'model': 'claude-3-5-sonnet', 'messages': [{'role': 'user'}]}",
        "ANTHROPIC | {'model': 'anthropic.claude-3-haiku'}",
        "ANTHROPIC | {'model': 'us.anthropic.claude-3-haiku'}",
        "ANY       | {'model': 'anthropic/claude-3-haiku'}",
        "ANY       | {'model': 'my-claude-3'}",
        "ANTHROPIC | {'system': 'x', 'model': 'any'}",
        "ANTHROPIC | {'stop_sequences': ['x']}",
        "ANTHROPIC | {'tools': [{'input_schema': {}}]}",
        "ANTHROPIC | {'messages': [null, 'x', {'content': ['x', {'type': 'tool_result'}]}]}",
        "ANTHROPIC | {'messages': [{'content': [{'type': 'image'}]}], 'model': 'any'}",
        "ANY       | {'messages': [{'content': [{'type': 'text'}]}]}",
      })
  void tellsTheDialect(Dialect dialect, String json) {
    assertThat(ChatRequest.ofJson(json.replace('\'', '"')).dialect()).isEqualTo(dialect);
  }
}
