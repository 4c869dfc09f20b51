package dev.selvage.providers;

/** The loop in openai-java. */
public final class OpenAiLoop extends StainlessLoop {

  /** Found by {@link java.util.ServiceLoader}. */
  public OpenAiLoop() {
    super("openai-java", "OpenAIOkHttpClient.builder()", "com.openai");
  }
}
