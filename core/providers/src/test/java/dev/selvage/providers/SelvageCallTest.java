package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.validation.InvalidChatRequestException;
import dev.selvage.testkit.FakeChatProvider;
import dev.selvage.testkit.VirtualTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plain call finds the readers and the table by itself, and waits as long as the server says. */
class SelvageCallTest {

  private final VirtualTime time = new VirtualTime();
  private final FakeChatProvider provider = FakeChatProvider.start(time);
  private final OpenAIClient client = Clients.openAi(provider, 0);
  private final Selvage selvage =
      Selvage.of(
          SelvageBinding.builder(SelvageCallTest.class)
              .policies(
                  policies -> {
                    policies.retryOnRateLimit("chat");
                    policies.retryOnServerError("chat");
                    policies.validateChatRequest("chat").models("gpt-4o").maxTokens(100);
                  })
              .timing(time.timing(1))
              .detached());

  @AfterEach
  void close() {
    client.close();
    provider.close();
  }

  private ChatCompletion ask() {
    return selvage.call("chat", Clients.request(), client.chat().completions()::create);
  }

  @Test
  void aRateLimitAndAServerErrorAreWaitedOut() {
    provider.play("429 after 20s, 500, then ok \"Good morning\"");

    ChatCompletion completion = ask();

    assertThat(completion.choices().get(0).message().content()).hasValue("Good morning");
    assertThat(provider.requestCount()).isEqualTo(3);
    assertThat(time.sleeps().get(0)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
  }

  @Test
  void whatNoWaitHelpsIsAskedOnce() {
    provider.play("429 quota");

    assertThatExceptionOfType(RateLimitException.class).isThrownBy(this::ask);

    assertThat(provider.requestCount()).isEqualTo(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void anInvalidRequestIsNeverSent() {
    ChatCompletionCreateParams request =
        Clients.request().toBuilder().model("gpt-4").maxCompletionTokens(101).build();

    Throwable thrown =
        catchThrowable(() -> selvage.call("chat", request, client.chat().completions()::create));

    assertThat(thrown)
        .isInstanceOfSatisfying(
            InvalidChatRequestException.class,
            invalid -> assertThat(invalid.violations()).hasSize(2));
    assertThat(provider.requestCount()).isZero();
  }

  @Test
  void aReturnedFailureIsWaitedOutLikeAThrownOne() throws Exception {
    provider.play("429 after 20s, then ok");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpClient http = HttpClient.newHttpClient();
    Selvage.Body<HttpResponse<String>, Exception> body =
        () -> http.send(request, HttpResponse.BodyHandlers.ofString());
    Selvage rateLimited =
        Selvage.of(
            SelvageBinding.builder(SelvageCallTest.class)
                .policies(policies -> policies.retryOnRateLimit("chat"))
                .timing(time.timing(1))
                .detached());

    HttpResponse<String> response = rateLimited.call("chat", body);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(time.elapsed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
  }
}
