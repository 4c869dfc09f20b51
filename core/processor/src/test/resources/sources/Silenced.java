package com.acme;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;
import java.util.stream.Stream;

class Silenced {

  @SuppressWarnings("selvage")
  @RetryOnRateLimit(maxAttempts = 0)
  void method() {}

  @SuppressWarnings({"unchecked", "selvage"})
  static class Whole {
    @RetryOnRateLimit
    Stream<String> stream() {
      return Stream.of();
    }

    @ValidateChatRequest
    void nothing() {}
  }

  @SuppressWarnings("unchecked")
  @RetryOnRateLimit(maxAttempts = 0)
  void told() {}
}
