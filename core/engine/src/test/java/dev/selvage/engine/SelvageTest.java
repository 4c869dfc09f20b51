package dev.selvage.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.engine.binding.Policies;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.retry.Backoff;
import dev.selvage.engine.validation.InvalidChatRequestException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The plain door. */
class SelvageTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeTime time = new FakeTime();
  private final Selvage selvage =
      selvage(
          policies -> {
            policies.retryOnRateLimit("chat").maxAttempts(3).backoff(Backoff.fixed(SECOND));
            policies.retryOnServerError("chat").maxAttempts(2).backoff(Backoff.fixed(SECOND));
            policies.validateChatRequest("chat").models("gpt-4o");
          });
  private int attempts;

  private Selvage selvage(Consumer<Policies> policies) {
    return Selvage.of(
        SelvageBinding.builder(SelvageTest.class)
            .policies(policies)
            .timing(time.timing(Draws.always(0)))
            .detached());
  }

  private static Map<String, Object> request(String model) {
    return Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", "hello")));
  }

  private <T> T failingFirst(T value) {
    if (++attempts == 1) {
      throw Api.status(429);
    }
    return value;
  }

  @Test
  void runsAPieceOfCodeUnderThePoliciesOfAName() {
    String answer = selvage.call("chat", () -> failingFirst("answer"));

    assertThat(answer).isEqualTo("answer");
    assertThat(time.waits()).containsExactly(SECOND);
  }

  @Test
  void throwsWhatTheCodeThrowsAsItIs() {
    IOException thrown = new IOException();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                selvage.call(
                    "chat",
                    () -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  @Test
  void mayReturnNull() {
    assertThat(selvage.<String, RuntimeException>call("chat", () -> null)).isNull();
  }

  @Test
  void handsThePoliciesTheRequest() {
    Map<String, Object> valid = request("gpt-4o");

    assertThat(
            selvage.<Map<String, Object>, Object, RuntimeException>call(
                "chat", valid, request -> failingFirst(request)))
        .isSameAs(valid);
    assertThatExceptionOfType(InvalidChatRequestException.class)
        .isThrownBy(() -> selvage.call("chat", request("gpt-5"), request -> "sent"))
        .withMessageStartingWith("chat was not called");
  }

  @Test
  void runsACallThatNobodyWaitsFor() {
    CompletableFuture<String> answer =
        selvage.callAsync(
            "chat",
            () -> CompletableFuture.supplyAsync(() -> failingFirst("answer"), Runnable::run));
    assertThat(answer).isNotDone();

    time.runAll();

    assertThat(answer).isCompletedWithValue("answer");
  }

  @Test
  void throwsWhatTheCodeThrewBeforeItHadAFuture() {
    IOException thrown = new IOException();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                selvage.<String, IOException>callAsync(
                    "chat",
                    () -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(selvage.<String, RuntimeException>callAsync("chat", () -> null)).isNull();
  }

  @Test
  void stopsAnInvalidRequestThatNobodyWaitsFor() {
    CompletableFuture<String> answer =
        selvage.callAsync(
            "chat", request("gpt-5"), request -> CompletableFuture.completedFuture("sent"));

    assertThat(catchThrowable(answer::join)).hasCauseInstanceOf(InvalidChatRequestException.class);
    assertThat(
            selvage.callAsync(
                "chat", request("gpt-4o"), request -> CompletableFuture.completedFuture("sent")))
        .isCompletedWithValue("sent");
  }

  @Test
  void aNameWithoutPoliciesIsAFault() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> selvage.call("caht", () -> "answer"))
        .withMessageContaining("write \"chat\"");
  }

  @Test
  void aValueThatBreaksItsRuleIsAFaultAtOnce() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Selvage.of(policies -> policies.retryOnRateLimit("chat").maxAttempts(0)))
        .withMessage(
            "policy \"chat\": maxAttempts = 0: must be at least 1; it counts the first call");
  }

  @Test
  void doesNotTouchGuardedMethods() {
    Selvage own = Selvage.of(policies -> policies.retryOnRateLimit("chat"));

    assertThat(own.<String, RuntimeException>call("chat", () -> "answer")).isEqualTo("answer");
    assertThat(Selvage.guardedMethods()).noneMatch(r -> r.className().contains("SelvageTest"));
  }
}
