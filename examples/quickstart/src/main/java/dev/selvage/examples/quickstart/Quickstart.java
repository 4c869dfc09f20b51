package dev.selvage.examples.quickstart;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.testkit.FakeChatProvider;
import java.util.Map;

/**
 * Shows a person what the annotations do. Against a fake provider that fails on purpose; or, where
 * {@code OPENAI_API_KEY} is set, against the real API (at {@code OPENAI_BASE_URL}, if set).
 */
public final class Quickstart {

  private Quickstart() {}

  /** Plays the scenes; exits with 1 where one did not go as it should. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    String apiKey = environment.getOrDefault("OPENAI_API_KEY", "");
    boolean allWell =
        apiKey.isBlank()
            ? againstTheFake()
            : againstTheApi(
                environment.getOrDefault("OPENAI_BASE_URL", "https://api.openai.com/v1"), apiKey);
    if (!allWell) {
      System.exit(1);
    }
  }

  private static boolean againstTheFake() {
    try (FakeChatProvider provider = FakeChatProvider.start()) {
      Injector injector = injector(provider.baseUrl(), "sk-fake");
      try (SelvageBinding binding = injector.getInstance(SelvageBinding.class)) {
        return new Scenes(injector.getInstance(ChatService.class), provider).playAll();
      } finally {
        injector.getInstance(OpenAIClient.class).close();
      }
    }
  }

  private static boolean againstTheApi(String baseUrl, String apiKey) {
    System.out.println("Asking " + baseUrl);
    Injector injector = injector(baseUrl, apiKey);
    try {
      ChatCompletion answer =
          injector.getInstance(ChatService.class).ask(request("gpt-4o-mini", 100));
      System.out.println("=> " + Scenes.text(answer));
      return true;
    } finally {
      injector.getInstance(OpenAIClient.class).close();
    }
  }

  private static Injector injector(String baseUrl, String apiKey) {
    return Guice.createInjector(new AppModule(baseUrl, apiKey), new PoliciesModule());
  }

  static ChatCompletionCreateParams request(String model, long maxTokens) {
    return ChatCompletionCreateParams.builder()
        .model(model)
        .maxCompletionTokens(maxTokens)
        .addUserMessage("What is a selvage? One sentence.")
        .build();
  }
}
