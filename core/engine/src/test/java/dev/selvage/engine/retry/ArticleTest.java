package dev.selvage.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.selvage.BackoffLaw;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.engine.Api;
import dev.selvage.engine.Draws;
import dev.selvage.engine.FakeTime;
import dev.selvage.engine.Woven;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.drive.BlockingDriver;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.time.Durations;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The loops of the source article, each as one annotation, wait by wait beside a transcription of
 * the Python.
 */
class ArticleTest {

  static class Chat {
    @RetryOnRateLimit(
        maxAttempts = 11,
        backoff = BackoffLaw.COMPOUNDING,
        maxDelay = "none",
        maxElapsed = "none")
    void cookbook() {}

    @RetryOnRateLimit(backoff = BackoffLaw.RANDOM_EXPONENTIAL)
    void tenacity() {}

    @RetryOnServerError
    void handleServerErrors() {}

    @ResilientChat
    void everythingAtOnce() {}
  }

  @RetryOnRateLimit(maxAttempts = 5, backoff = BackoffLaw.EXPONENTIAL_PLUS_UNIFORM)
  @RetryOnServerError(maxAttempts = 5, initialDelay = "1s", maxDelay = "none")
  @Retention(RetentionPolicy.RUNTIME)
  @interface ResilientChat {}

  private final Class<?> chat = Woven.apart(Chat.class);
  private int attempts;

  /** The waits of one call whose every attempt fails so. */
  private List<Double> waits(String method, long seed, Supplier<? extends Exception> failure) {
    FakeTime time = new FakeTime();
    GuardedMethod handle = Woven.handle(chat, method);
    attempts = 0;
    try (SelvageBinding binding =
        SelvageBinding.builder(chat)
            .withoutPolicies()
            .timing(time.timing(Draws.seeded(seed)))
            .install()) {
      assertThat(binding).isNotNull();
      Exception[] last = new Exception[1];
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () ->
                      BlockingDriver.run(
                          handle.pipeline().newCall(new Object[0], GiveUps.count()),
                          arguments -> {
                            attempts++;
                            last[0] = failure.get();
                            throw last[0];
                          })))
          .isSameAs(last[0]);
    }
    return time.waits().stream().map(Durations::toSeconds).toList();
  }

  private static void assertSameWaits(List<Double> actual, List<Double> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-9 * expected.get(i) + 1e-8));
    }
  }

  /**
   * {@code delay = 1; for each failure: num_retries += 1; if num_retries > 10: raise; delay *= 2 *
   * (1 + True * random.random()); time.sleep(delay)}.
   */
  private static List<Double> retryWithExponentialBackoff(Random random) {
    List<Double> sleeps = new ArrayList<>();
    double delay = 1;
    int retries = 0;
    while (true) {
      retries += 1;
      if (retries > 10) {
        return sleeps;
      }
      delay *= 2 * (1 + random.nextDouble());
      sleeps.add(delay);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void retriesAsTheCookbooksDecorator(long seed) {
    List<Double> actual = waits("cookbook", seed, () -> Api.status(429));

    assertSameWaits(actual, retryWithExponentialBackoff(new Random(seed)));
    assertThat(attempts).isEqualTo(11);
  }

  /**
   * {@code wait_random_exponential(min=1, max=60)}: {@code exp = 2 ** (n - 1); high = max(max(0,
   * min), min(1 * exp, 60)); random.uniform(min, high)}; {@code stop_after_attempt(6)}.
   */
  private static List<Double> waitRandomExponential(Random random) {
    List<Double> sleeps = new ArrayList<>();
    for (int n = 1; n < 6; n++) {
      double high = Math.max(Math.max(0, 1), Math.min(1 * Math.pow(2, n - 1), 60));
      // U(1, 1) is 1 whatever is drawn, so no draw is spent on it.
      sleeps.add(high == 1 ? 1 : 1 + (high - 1) * random.nextDouble());
    }
    return sleeps;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void retriesAsTenacity(long seed) {
    List<Double> actual = waits("tenacity", seed, () -> Api.status(429));

    assertSameWaits(actual, waitRandomExponential(new Random(seed)));
    assertThat(attempts).isEqualTo(6);
  }

  @Test
  void retriesServerErrorsAsTheDecoratorDoes() {
    // for attempt in range(3): ... except APIError: if attempt < 2: time.sleep(delay); delay *= 2
    assertThat(waits("handleServerErrors", 1, () -> Api.status(500))).containsExactly(2.0, 4.0);
    assertThat(attempts).isEqualTo(3);
  }

  @Test
  void otherErrorsPassUntouched() {
    assertThat(waits("handleServerErrors", 1, () -> Api.status(429))).isEmpty();
    assertThat(waits("handleServerErrors", 1, () -> Api.status(400))).isEmpty();
    assertThat(waits("handleServerErrors", 1, IllegalStateException::new)).isEmpty();
    assertThat(waits("cookbook", 1, () -> Api.status(500))).isEmpty();
    assertThat(waits("cookbook", 1, IllegalStateException::new)).isEmpty();
  }

  /**
   * {@code min(2 ** attempt + random.uniform(0, 1), 60)} for attempt 0 to 4, the last one raises.
   */
  private static List<Double> handleRateLimit(Random random) {
    List<Double> sleeps = new ArrayList<>();
    for (int attempt = 0; attempt < 4; attempt++) {
      sleeps.add(Math.min(Math.pow(2, attempt) + random.nextDouble(), 60));
    }
    return sleeps;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void retriesRateLimitsAsTheHandlerClass(long seed) {
    List<Double> actual = waits("everythingAtOnce", seed, () -> Api.status(429));

    assertSameWaits(actual, handleRateLimit(new Random(seed)));
    assertThat(attempts).isEqualTo(5);
  }

  @Test
  void retriesServerErrorsAsTheHandlerClass() {
    // 2 ** attempt
    assertThat(waits("everythingAtOnce", 1, () -> Api.status(503)))
        .containsExactly(1.0, 2.0, 4.0, 8.0);
    assertThat(attempts).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void raisesAtOnceAsTheHandlerClass(int status) {
    assertThat(waits("everythingAtOnce", 1, () -> Api.status(status))).isEmpty();
  }

  @Test
  void countsEachKindByItselfWhereTheHandlerClassCountsThemTogether() {
    List<Integer> statuses = new ArrayList<>(List.of(503, 429, 503, 429, 503));

    List<Double> actual = waits("everythingAtOnce", 7, () -> Api.status(statuses.remove(0)));

    Random random = new Random(7);
    assertSameWaits(actual, List.of(1.0, 1 + random.nextDouble(), 2.0, 2 + random.nextDouble()));
    assertThat(attempts).isEqualTo(5);
  }
}
