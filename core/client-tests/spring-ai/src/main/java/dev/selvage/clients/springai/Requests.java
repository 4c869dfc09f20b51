package dev.selvage.clients.springai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.retry.support.RetryTemplate;

/** Requests of every kind by name, and how each is sent to OpenAI. */
public final class Requests implements Supplier<Map<String, Object>>, BiConsumer<String, Object> {

  /** Made by name. */
  public Requests() {}

  @Override
  public Map<String, Object> get() {
    Map<String, Object> requests =
        new TreeMap<>(
            Prompts.with(
                OpenAiChatOptions.builder()
                    .model("gpt-4o-mini")
                    .maxTokens(100)
                    .temperature(0.5)
                    .topP(1.0)
                    .frequencyPenalty(-1.5)
                    .presencePenalty(0.0)
                    .stop(List.of("a", "b"))
                    .seed(7)
                    .build(),
                OpenAiChatOptions.builder()
                    .maxCompletionTokens(7)
                    .toolCallbacks(Prompts.WEATHER)
                    .internalToolExecutionEnabled(false)
                    .build()));
    requests.put("a tree", tree());
    return requests;
  }

  private static JsonNode tree() {
    try {
      return new ObjectMapper().readTree(Trees.JSON);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // as they are here
  public void accept(String address, Object request) {
    if (request instanceof JsonNode) {
      Trees.send(address, request.toString());
      return;
    }
    OpenAiChatModel model =
        OpenAiChatModel.builder()
            .openAiApi(
                OpenAiApi.builder()
                    .baseUrl(address.substring(0, address.lastIndexOf("/v1")))
                    .apiKey("sk-test")
                    .build())
            .defaultOptions(OpenAiChatOptions.builder().model("gpt-4o").build())
            .retryTemplate(RetryTemplate.builder().maxAttempts(1).build())
            .build();
    model.call(request instanceof Prompt prompt ? prompt : new Prompt((List<Message>) request));
  }
}
