package dev.selvage.engine.request;

/** Whose rules of the wire a request keeps. */
public enum Dialect {
  /** OpenAI's chat completions, and the servers that speak them. */
  OPENAI_CHAT,
  /** OpenAI's responses. */
  OPENAI_RESPONSES,
  /** Anthropic's messages. */
  ANTHROPIC,
  /** A client's own neutral type, or a shape that does not tell: no one provider's rules. */
  ANY;
}
