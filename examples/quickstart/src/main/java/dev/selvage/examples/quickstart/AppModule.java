package dev.selvage.examples.quickstart;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

/** The application's own bindings. */
final class AppModule extends AbstractModule {

  private final String baseUrl;
  private final String apiKey;

  AppModule(String baseUrl, String apiKey) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
  }

  @Override
  protected void configure() {
    bind(ChatService.class);
  }

  /** The SDK's own retries are off: one loop decides, and that is Selvage's. */
  @Provides
  @Singleton
  OpenAIClient client() {
    return OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey(apiKey).maxRetries(0).build();
  }
}
