package dev.selvage.examples.quickstart;

import static dev.selvage.testkit.QuotaLimit.Kind.FIXED_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.multibindings.Multibinder;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.selvage.Kind;
import dev.selvage.RequestDefaults;
import dev.selvage.RequireApiKey;
import dev.selvage.RetryOn;
import dev.selvage.RetryOnConnectionError;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.ValidateChatRequest;
import dev.selvage.ValidateChatRequest.Level;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.ProviderTable;
import dev.selvage.guice.SelvageModule;
import dev.selvage.testkit.FakeChat;
import dev.selvage.testkit.FakeChatProvider;
import dev.selvage.testkit.ProviderQuota;
import dev.selvage.testkit.QuotaLimit;
import dev.selvage.testkit.QuotaModel;
import dev.selvage.testkit.SelvageExtension;
import dev.selvage.testkit.VirtualTime;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's snippets, run. */
@ExtendWith(SelvageExtension.class)
class SnippetsTest {

  private final ChatCompletionCreateParams request = Quickstart.request("gpt-4o", 100);

  // [composed]
  @Retention(RetentionPolicy.RUNTIME)
  @RetryOnRateLimit(maxAttempts = 10, maxElapsed = "10m")
  @RetryOnServerError
  @interface Patient {}

  // [composed]

  interface Booking {
    // [kinds]
    @RetryOnConnectionError(idempotent = false)
    @RetryOn(kinds = {Kind.TIMEOUT, Kind.CONFLICT})
    // [kinds]
    void book();
  }

  interface Checked {
    // [rules]
    @ValidateChatRequest(
        models = {"gpt-4o", "gpt-4o-*"},
        bounds = {"temperature <= 1", "n <= 1"},
        requiredRoles = "system",
        level = Level.WARN)
    // [rules]
    void ask(ChatCompletionCreateParams request);
  }

  interface Keyed {
    // [key]
    @RequireApiKey("OPENAI_API_KEY")
    // [key]
    void ask();
  }

  static class Completed {
    private final OpenAIClient client;

    @Inject
    Completed(OpenAIClient client) {
      this.client = client;
    }

    // [defaults]
    @RequestDefaults(maxTokens = 150, temperature = 0.7)
    // [defaults]
    ChatCompletion ask(ChatCompletionCreateParams request) {
      return client.chat().completions().create(request);
    }
  }

  @Test
  @FakeChat("ok \"Hello\"")
  void completesARequest(FakeChatProvider provider) {
    OpenAIClient client = client(provider);
    Injector injector =
        Guice.createInjector(
            binder -> binder.bind(OpenAIClient.class).toInstance(client),
            binder -> binder.bind(Completed.class),
            new SelvageModule() {});
    injector.getInstance(Completed.class).ask(request);
    assertThat(provider.requests().get(0).body())
        .contains("\"max_completion_tokens\":100", "\"temperature\":0.7"); // 100 was given
    client.close();
    injector.getInstance(SelvageBinding.class).close();
  }

  @Test
  @FakeChat("ok \"Hello\"")
  void runsAPlainCall(FakeChatProvider provider) {
    OpenAIClient client = client(provider);
    // [plain]
    Selvage selvage = Selvage.of(policies -> policies.retryOnRateLimit("chat").maxAttempts(6));
    ChatCompletion answer = selvage.call("chat", () -> client.chat().completions().create(request));
    // [plain]
    assertThat(Scenes.text(answer)).isEqualTo("Hello");
    client.close();
  }

  // [tables]
  static final class GatewayTable implements ProviderTable {
    @Override
    public Optional<Kind> kindOf(Failure failure) {
      return failure.status().equals(OptionalInt.of(403))
          ? Optional.of(Kind.RATE_LIMITED) // that gateway's word for too many requests
          : Optional.empty();
    }
  }

  // [tables]

  static final class GatewayModule extends AbstractModule {
    @Override
    protected void configure() {
      // [bindings]
      Multibinder.newSetBinder(binder(), ProviderTable.class).addBinding().to(GatewayTable.class);
      // [bindings]
    }
  }

  @Test
  @FakeChat("403, then ok \"Hello\"")
  void waitsWhereATableOfItsOwnSaysSo(FakeChatProvider provider, VirtualTime time) {
    Injector injector =
        Guice.createInjector(
            new GatewayModule(),
            new PoliciesModule(),
            new SelvageModule() {
              @Override
              protected void configurePolicies() {
                bindTiming(time.timing());
              }
            });
    OpenAIClient client = client(provider);
    ChatCompletion answer =
        injector
            .getInstance(Selvage.class)
            .call("chat", () -> client.chat().completions().create(request));
    assertThat(Scenes.text(answer)).isEqualTo("Hello");
    client.close();
    injector.getInstance(SelvageBinding.class).close();
  }

  // [testkit]
  @Test
  @FakeChat("429 after 20s, 500, then ok \"Hello\"")
  void survivesALimitAndAnError(FakeChatProvider provider, VirtualTime time) {
    // [testkit]
    OpenAIClient client = client(provider);
    SelvageBinding binding =
        SelvageBinding.builder(SnippetsTest.class)
            .policies(
                policies -> {
                  policies.retryOnRateLimit("chat");
                  policies.retryOnServerError("chat");
                })
            .timing(time.timing())
            .detached();
    ChatCompletion answer =
        Selvage.of(binding).call("chat", () -> client.chat().completions().create(request));
    assertThat(Scenes.text(answer)).isEqualTo("Hello");
    assertThat(provider.requestCount()).isEqualTo(3);
    assertThat(time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(22));
    client.close();
  }

  @Test
  void waitsForTheQuota(FakeChatProvider provider, VirtualTime time) {
    // [quota]
    QuotaModel model = QuotaModel.of(QuotaLimit.requests(FIXED_WINDOW, 2, Duration.ofMinutes(1)));
    ProviderQuota quota = provider.quota(model);
    // [quota]
    OpenAIClient client = client(provider);
    SelvageBinding binding =
        SelvageBinding.builder(SnippetsTest.class)
            .policies(policies -> policies.retryOnRateLimit("chat"))
            .timing(time.timing())
            .detached();
    for (int i = 0; i < 3; i++) {
      Selvage.of(binding).call("chat", () -> client.chat().completions().create(request));
    }
    assertThat(quota.admitted()).isEqualTo(3);
    assertThat(quota.refused()).isEqualTo(1);
    assertThat(time.elapsed()).isGreaterThanOrEqualTo(model.makespan(0, 0, 0));
    client.close();
  }

  private static OpenAIClient client(FakeChatProvider provider) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(provider.baseUrl())
        .apiKey("sk-test")
        .maxRetries(0)
        .build();
  }
}
