package dev.selvage.clients.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.time.Duration;

/** A client whose own retries are off, and what it is asked. */
final class Clients {

  static final ChatCompletionCreateParams REQUEST =
      ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage("Hi").build();

  private Clients() {}

  static OpenAIClient of(String address, Duration timeout) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(address)
        .apiKey("sk-test")
        .maxRetries(0)
        .timeout(timeout)
        .build();
  }
}
