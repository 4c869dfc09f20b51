package dev.selvage.engine.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.engine.Api;
import dev.selvage.engine.Woven;
import dev.selvage.engine.drive.ProceedSite;
import dev.selvage.engine.pipeline.AttemptHistory;
import dev.selvage.engine.pipeline.AttemptRecord;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SdkSiteTest {

  private final Asking asking = new Asking();

  @Test
  void aRequestThatIsMadeInNoGuardedMethodIsTheClientsOwnAffair() {
    assertThat(send(new Object(), 2)).isFalse();
  }

  @Test
  void whatIsLeftToTheClientIsCountedInTheHistory() {
    assertThat(requestsCounted("ask", () -> asking.ask())).containsExactly(3);
  }

  @Test
  void aRequestIsKnownOnWhateverThreadItIsSent() {
    assertThat(requestsCounted("askElsewhere", () -> asking.askElsewhere())).containsExactly(5);
  }

  @Test
  void aClientWhoseRetriesAreOffMakesOneRequest() {
    assertThat(requestsCounted("askOnce", () -> asking.askOnce())).containsExactly(1);
  }

  @Test
  void aLoopThatIsMetInsideCountsToo() {
    assertThat(requestsCounted("askInALoop", () -> asking.askInALoop())).containsExactly(4);
  }

  @Test
  void aLoopThatKnowsItsNumberCountsToo() {
    assertThat(requestsCounted("askInALoopOfRetries", () -> asking.askInALoopOfRetries()))
        .containsExactly(6);
    assertThat(requestsCounted("askBetweenAttempts", () -> asking.askBetweenAttempts()))
        .containsExactly(5);
  }

  /** What the history of the guarded method counts, attempt by attempt. */
  private static List<Integer> requestsCounted(String method, Runnable body) {
    Throwable thrown =
        catchThrowable(
            () ->
                ProceedSite.run(
                    Woven.handle(Asking.class, method),
                    new Object[0],
                    arguments -> {
                      body.run();
                      return null;
                    }));
    return Arrays.stream(thrown.getSuppressed())
        .map(AttemptHistory.class::cast)
        .flatMap(history -> history.attempts().stream())
        .map(AttemptRecord::requests)
        .toList();
  }

  /** As a client does that was woven: a builder makes a request, that one another, that is sent. */
  private static boolean send(Object builder, int retries) {
    Object request = made(builder);
    return SdkSite.takesOver(request, retries, "toy-client", "set retries(0)");
  }

  private static Object made(Object builder) {
    Object first = new Object();
    Object second = new Object();
    assertThat(SdkSite.begins(builder)).isNull(); // no key unless the agent takes retries over
    SdkSite.follows(builder, first);
    SdkSite.follows(first, second);
    return second;
  }

  static final class Asking {

    @RetryOnRateLimit
    void ask() {
      assertThat(send(new Object(), 2)).isFalse();
      throw Api.status(401);
    }

    @RetryOnRateLimit
    void askElsewhere() {
      Object request = made(new Object());
      CompletableFuture.runAsync(() -> SdkSite.takesOver(request, 4, "toy-client", "")).join();
      throw Api.status(401);
    }

    @RetryOnRateLimit
    void askOnce() {
      assertThat(send(new Object(), 0)).isFalse();
      throw Api.status(401);
    }

    @RetryOnRateLimit
    void askInALoopOfRetries() {
      SdkSite.runs("five!", "length", "toy-loop", "set retries(0)");
      throw Api.status(401);
    }

    @RetryOnRateLimit
    void askBetweenAttempts() {
      SdkSite.repeats("five!", "length", "toy-loop", "set attempts(1)");
      throw Api.status(401);
    }

    @RetryOnRateLimit
    void askInALoop() {
      SdkSite.loops(Asking.class, 4, "toy-loop", "set attempts(1)");
      throw Api.status(401);
    }
  }
}
