package dev.selvage.clients.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCreateParams;
import java.time.Duration;

/** A client whose own retries are off, and what it is asked. */
final class Clients {

  static final MessageCreateParams REQUEST =
      MessageCreateParams.builder()
          .model("claude-sonnet-4-5")
          .maxTokens(64)
          .addUserMessage("Hi")
          .build();

  private Clients() {}

  /** This client puts the version into its paths. */
  static AnthropicClient of(String address, Duration timeout) {
    return AnthropicOkHttpClient.builder()
        .baseUrl(address.substring(0, address.lastIndexOf("/v1")))
        .apiKey("sk-ant-test")
        .maxRetries(0)
        .timeout(timeout)
        .build();
  }
}
