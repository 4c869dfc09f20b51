package dev.selvage.providers;

import static dev.selvage.Kind.BAD_REQUEST;
import static dev.selvage.Kind.CONTEXT_TOO_LONG;

import dev.selvage.Kind;
import java.util.List;
import java.util.Set;

/**
 * The ways in which servers say that a request does not fit the model's context. Collected by
 * LiteLLM: {@code litellm/litellm_core_utils/exception_mapping_utils.py}, {@code
 * is_error_str_context_window_exceeded}, with its exclusions, which stand first.
 */
final class ContextOverflow {

  /** 403 is Together's: https://docs.together.ai/docs/error-codes. */
  private static final Set<Integer> STATUSES = Set.of(400, 403, 413, 422);

  static final List<Words> WORDS =
      List.of(
          words(BAD_REQUEST, "invalid 'user'", "string too long"),
          words(CONTEXT_TOO_LONG, "exceed context limit"),
          words(CONTEXT_TOO_LONG, "maximum context length is"),
          words(CONTEXT_TOO_LONG, "exceeds the model's maximum context length"),
          words(CONTEXT_TOO_LONG, "string too long. expected a string with maximum length"),
          words(CONTEXT_TOO_LONG, "model's maximum context limit"),
          words(CONTEXT_TOO_LONG, "is longer than the model's context length"),
          words(CONTEXT_TOO_LONG, "input tokens exceed the configured limit"),
          words(CONTEXT_TOO_LONG, "`inputs` tokens + `max_new_tokens` must be"),
          words(CONTEXT_TOO_LONG, "exceeds the available context size"),
          words(CONTEXT_TOO_LONG, "exceeds the maximum number of tokens allowed"),
          words(CONTEXT_TOO_LONG, "current length is", "while limit is"),
          words(CONTEXT_TOO_LONG, "maximum input length is", "tokens"));

  private ContextOverflow() {}

  private static Words words(Kind kind, String... all) {
    return new Words(STATUSES, kind, List.of(all));
  }
}
