package dev.selvage.examples.quickstart;

import com.google.inject.Inject;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.ValidateChatRequest;

/** The service as an application would write it: no retry code, three annotations. */
class ChatService {

  private final OpenAIClient client;

  @Inject
  ChatService(OpenAIClient client) {
    this.client = client;
  }

  // [annotated]
  @RetryOnRateLimit(policy = "chat")
  @RetryOnServerError(maxAttempts = 3, initialDelay = "500ms")
  @ValidateChatRequest(
      models = {"gpt-4o", "gpt-4o-mini"},
      maxTokens = 4096)
  ChatCompletion ask(ChatCompletionCreateParams request) {
    return client.chat().completions().create(request);
  }
  // [annotated]
}
