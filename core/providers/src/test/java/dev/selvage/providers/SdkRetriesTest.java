package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIServiceException;
import dev.selvage.testkit.ChatAnswer;
import dev.selvage.testkit.ChatScript;
import dev.selvage.testkit.FakeChatProvider;
import dev.selvage.testkit.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What openai-java 4.101.0 does by itself underneath Selvage. Its {@code maxRetries} is 2 unless
 * set, so each of Selvage's attempts is up to three requests: set it to 0.
 */
class SdkRetriesTest {

  private final FakeChatProvider provider = FakeChatProvider.start();

  @AfterEach
  void close() {
    provider.close();
  }

  private void askWithTwoRetries(ChatAnswer answer) {
    provider.play(ChatScript.builder().answer(answer).build());
    OpenAIClient client = Clients.openAi(provider, 2);
    assertThat(catchThrowable(() -> Clients.ask(client)))
        .isInstanceOf(OpenAIServiceException.class);
    client.close();
  }

  @Test
  void oneAttemptIsThreeRequestsUnlessTheClientsOwnRetriesAreOff() {
    askWithTwoRetries(ChatAnswer.rateLimited().withRetryAfter(Duration.ofMillis(10)));

    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  void theClientRepeatsEvenWhatNoWaitHelps() {
    askWithTwoRetries(ChatAnswer.quotaUsedUp().withRetryAfter(Duration.ofMillis(10)));

    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  void shouldRetryFalseStopsTheClient() {
    askWithTwoRetries(ChatAnswer.serverError().withHeader("x-should-retry", "false"));

    List<ReceivedRequest> requests = provider.requests();
    assertThat(requests).hasSize(1);
  }
}
