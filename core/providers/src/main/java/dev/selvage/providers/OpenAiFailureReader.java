package dev.selvage.providers;

/**
 * Shows what the exceptions of openai-java carry. Many servers speak OpenAI's dialect: that it was
 * OpenAI is a guess, which tables overrule.
 */
public final class OpenAiFailureReader extends StainlessReader {

  /** Made by the service loader. */
  public OpenAiFailureReader() {
    super("openai", "com.openai.errors.OpenAI");
  }
}
