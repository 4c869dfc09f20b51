package dev.selvage.providers;

/** The loop in anthropic-java. */
public final class AnthropicLoop extends StainlessLoop {

  /** Found by {@link java.util.ServiceLoader}. */
  public AnthropicLoop() {
    super("anthropic-java", "AnthropicOkHttpClient.builder()", "com.anthropic");
  }
}
