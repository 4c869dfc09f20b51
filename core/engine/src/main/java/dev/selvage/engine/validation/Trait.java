package dev.selvage.engine.validation;

/** Something in which a family of models differs from what its vendor's API takes in general. */
enum Trait {
  /** Takes {@code max_completion_tokens} in place of {@code max_tokens}. */
  NO_MAX_TOKENS,
  /** Takes no temperature but 1, its default. */
  FIXED_TEMPERATURE,
  /** Takes no stop sequences. */
  NO_STOP,
  /** Takes no message of the role system. */
  NO_SYSTEM,
  /** Takes no last message of the assistant's, which the model would go on with. */
  NO_PREFILL,
  /** Takes no temperature but 1, no top_p below 0.99, no top_k. */
  NO_SAMPLING,
  /** Thinks as it sees fit: no budget of tokens turns it on. */
  NO_THINKING_BUDGET,
  /** Takes temperature or top_p, not both. */
  TEMPERATURE_OR_TOP_P
}
