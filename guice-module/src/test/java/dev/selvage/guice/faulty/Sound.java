package dev.selvage.guice.faulty;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;
import java.util.Map;

/** Is in order, but nobody has woven it. */
public class Sound {

  @RetryOnRateLimit(policy = "chat")
  public String ask() {
    return "";
  }

  @ValidateChatRequest(maxTokens = 4096)
  private static String send(Map<String, Object> request) {
    return "";
  }
}
