package dev.selvage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.engine.time.TimeSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FakeChatProviderConcurrencyTest {

  private static final int CLIENTS = 64;

  private static CompletableFuture<HttpResponse<String>> askLater(FakeChatProvider provider) {
    return Exchange.CLIENT.sendAsync(
        Exchange.chat(provider, Exchange.BODY), BodyHandlers.ofString());
  }

  private static List<CompletableFuture<HttpResponse<String>>> askAtOnce(
      FakeChatProvider provider) {
    return IntStream.range(0, CLIENTS).mapToObj(i -> askLater(provider)).toList();
  }

  @Test
  void givesEachStepToExactlyOneRequest() {
    ChatScript.Builder script = ChatScript.builder();
    IntStream.range(0, CLIENTS).forEach(i -> script.error(400 + i));
    try (FakeChatProvider provider = FakeChatProvider.start()) {
      provider.play(script.ok().build());

      assertThat(askAtOnce(provider))
          .extracting(future -> future.join().statusCode())
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(400, 400 + CLIENTS).boxed().toList());
      assertThat(provider.requestCount()).isEqualTo(CLIENTS);
      assertThat(askLater(provider).join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void holdsNoThreadForALateAnswer() throws Exception {
    CountDownLatch arrived = new CountDownLatch(CLIENTS);
    try (FakeChatProvider provider = FakeChatProvider.start(signalling(arrived))) {
      provider.play("64 x ok in 10m, then ok");
      List<CompletableFuture<HttpResponse<String>>> late = askAtOnce(provider);
      arrived.await();

      assertThat(askLater(provider).join().statusCode()).isEqualTo(200);

      assertThat(late).noneMatch(CompletableFuture::isDone);
    }
  }

  @Test
  @Timeout(20)
  void closesAtOnceWhileAnswersAreDue() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    FakeChatProvider provider = FakeChatProvider.start(signalling(arrived));
    provider.play("ok in 10m");
    CompletableFuture<HttpResponse<String>> pending = askLater(provider);
    arrived.await();

    provider.close();
    provider.close();

    assertThatThrownBy(pending::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  /** A clock that is read, so that the test knows of the request. */
  private static TimeSource signalling(CountDownLatch arrived) {
    return new TimeSource() {
      @Override
      public long nanoTime() {
        arrived.countDown();
        return 0;
      }

      @Override
      public Instant instant() {
        return VirtualTime.START;
      }
    };
  }
}
