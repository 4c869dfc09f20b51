package dev.selvage.providers;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.testkit.FakeChatProvider;
import java.util.List;

/** What the tests of this package share. */
final class Clients {

  static final Diagnoser DIAGNOSER =
      new Diagnoser(List.of(new OpenAiFailureReader(), new HttpResponseReader()), Answer.TABLES);

  private Clients() {}

  static OpenAIClient openAi(FakeChatProvider provider, int maxRetries) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(provider.baseUrl())
        .apiKey("sk-test")
        .maxRetries(maxRetries)
        .build();
  }

  static ChatCompletion ask(OpenAIClient client) {
    return client.chat().completions().create(request());
  }

  static ChatCompletionCreateParams request() {
    return ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage("Hi").build();
  }
}
