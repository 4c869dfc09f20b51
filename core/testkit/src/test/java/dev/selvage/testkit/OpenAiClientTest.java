package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The official client, 4.101.0, understands every answer. */
class OpenAiClientTest {

  private final FakeChatProvider provider = FakeChatProvider.start();
  private final OpenAIClient client =
      OpenAIOkHttpClient.builder()
          .baseUrl(provider.baseUrl())
          .apiKey("sk-test")
          .maxRetries(0)
          .responseValidation(true)
          .build();

  @AfterEach
  void close() {
    client.close();
    provider.close();
  }

  private ChatCompletion ask() {
    return client
        .chat()
        .completions()
        .create(ChatCompletionCreateParams.builder().model("gpt-4o").addUserMessage("Hi").build());
  }

  @Test
  void readsACompletion() {
    provider.play("ok \"Good morning\"");

    ChatCompletion completion = ask().validate();

    assertThat(completion.model()).isEqualTo("gpt-4o");
    assertThat(completion.choices()).hasSize(1);
    assertThat(completion.choices().get(0).message().content()).hasValue("Good morning");
    assertThat(completion.choices().get(0).finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    assertThat(completion.usage().orElseThrow().totalTokens()).isPositive();
  }

  @Test
  void readsARateLimit() {
    provider.play("429 after 1s");

    assertThatExceptionOfType(RateLimitException.class)
        .isThrownBy(this::ask)
        .satisfies(
            error -> {
              assertThat(error.code()).hasValue("rate_limit_exceeded");
              assertThat(error.type()).hasValue("requests");
              assertThat(error.headers().values("Retry-After")).containsExactly("1");
              assertThat(error).hasMessageContaining("Rate limit reached for gpt-4o");
            });
  }

  @Test
  void readsEachErrorAsItsOwnException() {
    provider.play("400 context, 401, 404, 500, 529");

    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(this::ask)
        .satisfies(error -> assertThat(error.code()).hasValue("context_length_exceeded"));
    assertThatExceptionOfType(UnauthorizedException.class).isThrownBy(this::ask);
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(this::ask);
    assertThatExceptionOfType(InternalServerException.class).isThrownBy(this::ask);
    assertThatExceptionOfType(InternalServerException.class)
        .isThrownBy(this::ask)
        .satisfies(error -> assertThat(error.statusCode()).isEqualTo(529));
  }

  @Test
  void seesADropOnceAndDoesNotRepeatTheRequest() {
    provider.play("2 x ok, drop, ok");
    ask();
    ask();

    assertThatExceptionOfType(OpenAIIoException.class).isThrownBy(this::ask);

    assertThat(provider.requestCount()).isEqualTo(3);
  }
}
