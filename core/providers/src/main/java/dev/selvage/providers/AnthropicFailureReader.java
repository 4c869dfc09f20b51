package dev.selvage.providers;

/** Shows what the exceptions of anthropic-java carry. */
public final class AnthropicFailureReader extends StainlessReader {

  /** Made by the service loader. */
  public AnthropicFailureReader() {
    super("anthropic", "com.anthropic.errors.Anthropic");
  }
}
