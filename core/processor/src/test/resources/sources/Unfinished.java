package com.acme;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;

/** Refers to what another processor makes, or does not. */
class Unfinished {

  @RetryOnRateLimit(maxAttempts = Generated.ATTEMPTS, initialDelay = Generated.DELAY)
  void values() {}

  @RetryOnRateLimit(maxAttempts = Missing.ATTEMPTS, initialDelay = Missing.DELAY)
  Missing missing() {
    return null;
  }

  @ValidateChatRequest
  void request(Missing request) {}
}
