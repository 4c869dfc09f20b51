package com.acme;

import dev.selvage.Kind;
import dev.selvage.Remedy;
import dev.selvage.RetryOn;
import dev.selvage.RetryOnConnectionError;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.RetryOnServerError;
import dev.selvage.RetryOnTimeout;
import dev.selvage.ValidateChatRequest;
import java.util.Map;

/** Values that break their rule. */
class Values {

  static final String LATE = "5 sconds";

  @RetryOnRateLimit(maxAttempts = 0)
  void attempts() {}

  @RetryOnServerError(multiplier = 0.5)
  void multiplier() {}

  @RetryOnServerError(multiplier = Double.NaN)
  void notANumber() {}

  @RetryOnRateLimit(initialDelay = LATE)
  void initialDelay() {}

  @RetryOnTimeout(initialDelay = "none")
  void noDelay() {}

  @RetryOnConnectionError(maxDelay = "-1s")
  void maxDelay() {}

  @RetryOnRateLimit(maxElapsed = "")
  void maxElapsed() {}

  @RetryOnRateLimit(maxRetryAfter = "forever")
  void maxRetryAfter() {}

  @RetryOnRateLimit(maxAttempts = -1, initialDelay = "1 s", multiplier = 0)
  void allAtOnce() {}

  @RetryOnRateLimit(policy = "chat", maxAttempts = 0)
  void whateverThePolicySays() {}

  @RetryOn
  void noKind() {}

  @RetryOn(kinds = {})
  void emptyKinds() {}

  @RetryOn(kinds = {Kind.TIMEOUT, Kind.QUOTA_EXHAUSTED})
  void hopeless() {}

  @RetryOn(kinds = Kind.BAD_REQUEST)
  void hopelessAlone() {}

  @RetryOn(remedies = {Remedy.WAIT, Remedy.PAY})
  void noWaitHelps() {}

  @ValidateChatRequest(models = {"gpt-4o", " "}, maxTokens = 0)
  void validated(Map<String, ?> request) {}

  @ValidateChatRequest(
      bounds = {"n <= 1", "temprature <= 1"},
      requiredRoles = "sytem",
      forbiddenRoles = "tool")
  void bounded(Map<String, ?> request) {}

  @RetryOnRateLimit(maxAttempts = 0)
  interface OnType {
    void ask();
  }

  record OnRecord(String accessor) {
    @RetryOnRateLimit(maxAttempts = 0)
    void ask() {}

    @Override
    @RetryOnRateLimit(maxAttempts = -1)
    public String accessor() {
      return accessor;
    }
  }

  record InHeader(@RetryOnRateLimit(maxAttempts = 0) String component) {}

  enum OnEnum {
    ONE {
      @Override
      void ask() {}
    };

    @RetryOnRateLimit(maxAttempts = 0)
    void ask() {}
  }

  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  @RetryOnRateLimit(maxAttempts = 0)
  @interface OnAnnotation {}

  class Inner<T> {
    @RetryOnRateLimit(maxAttempts = 0)
    private static <S extends Comparable<S>> S generic(S[] values) {
      return values[0];
    }
  }
}
