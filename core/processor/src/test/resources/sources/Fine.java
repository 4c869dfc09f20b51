package com.acme;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import dev.selvage.BackoffLaw;
import dev.selvage.ChatMessages;
import dev.selvage.ChatModel;
import dev.selvage.Kind;
import dev.selvage.MaxTokens;
import dev.selvage.Remedy;
import dev.selvage.RetryOn;
import dev.selvage.RetryOnConnectionError;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.RetryOnTimeout;
import dev.selvage.ValidateChatRequest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** All of it may be meant so. */
@RetryOnRateLimit(maxElapsed = "none", maxDelay = "none", maxRetryAfter = "NONE")
@RetryOnServerError(maxAttempts = 1, initialDelay = "0s", multiplier = 1)
@ValidateChatRequest(models = {"gpt-4o", "o3"}, maxTokens = 1)
public class Fine<T extends Comparable<T>> {

  private static final int ATTEMPTS = 2 * 3;
  private static final String DELAY = ATTEMPTS + "s";

  Fine() {}

  @RetryOnRateLimit(
      policy = "chat",
      maxAttempts = ATTEMPTS,
      backoff = BackoffLaw.RANDOM_EXPONENTIAL,
      initialDelay = DELAY,
      maxDelay = "PT1M30S",
      multiplier = 1.5,
      maxElapsed = "1m30s",
      idempotent = false)
  @RetryOnTimeout
  @RetryOnConnectionError
  private static final synchronized strictfp String everything(String... texts) {
    return "";
  }

  @RetryOn(policy = "its kinds come from the policy")
  void named() {}

  @RetryOn(policy = "its kinds come from the policy", kinds = {})
  void namedToo() {}

  @RetryOn(remedies = Remedy.WAIT)
  void byRemedy() {}

  @RetryOn(kinds = {Kind.TIMEOUT, Kind.RATE_LIMITED_DAY})
  void byKind() {}

  @RetryOnRateLimit
  CompletableFuture<String> future() {
    return null;
  }

  @RetryOnRateLimit
  CompletionStage<T> stage() {
    return null;
  }

  @RetryOnRateLimit
  T[] generic(T first) {
    return null;
  }

  private native void notCovered();

  private Stream<String> notCoveredEither() {
    return Stream.of();
  }

  @ValidateChatRequest
  void openAi(int before, ChatCompletionCreateParams params) {}

  @ValidateChatRequest
  void structured(StructuredChatCompletionCreateParams<String> params) {}

  @ValidateChatRequest
  <P extends ChatCompletionCreateParams> void bounded(P params) {}

  @ValidateChatRequest
  void map(HashMap<String, Object> request) {}

  @ValidateChatRequest
  <M extends Map<String, ?>> void boundedMap(M request) {}

  static class Request extends HashMap<String, Object> {}

  @ValidateChatRequest
  void ownMap(Request request) {}

  @ValidateChatRequest
  void marked(@ChatModel String which, @ChatMessages List<String> said, @MaxTokens int most) {}

  @ValidateChatRequest
  void byNames(String model, List<String> messages, int maxTokens) {}

  interface Face {
    @ValidateChatRequest
    @RetryOnRateLimit
    String ask(@ChatModel String which, String prompt);

    @RetryOnRateLimit
    Stream<String> untilItIsImplemented();
  }

  record Implementation(String prefix) implements Face {
    @Override
    public String ask(String which, String prompt) {
      return prefix;
    }

    @Override
    @SuppressWarnings("selvage")
    public Stream<String> untilItIsImplemented() {
      return Stream.of();
    }
  }

  abstract static class Generic<R> {
    @ValidateChatRequest
    abstract String ask(R request);
  }

  static class OfMap extends Generic<Map<String, ?>> {
    @Override
    String ask(Map<String, ?> request) {
      return "";
    }
  }

  @RetryOnRateLimit
  interface OnlyAbstract {
    void ask();
  }

  @RetryOnRateLimit
  record Accessors(String covered) {}

  @RetryOnServerError
  enum Sizes {
    SMALL {
      @Override
      void ask() {}
    };

    void ask() {}
  }

  @Retention(RetentionPolicy.RUNTIME)
  @RetryOnRateLimit(maxAttempts = 10)
  @RetryOnServerError
  @interface Patient {
    int itsOwn() default 0;
  }

  @Patient(itsOwn = -1)
  void composed() {}

  /** Says nothing of Selvage's. */
  @interface Other {
    int maxAttempts() default 0;
  }

  static class NotSelvages {
    @Other
    native void other();
  }
}
