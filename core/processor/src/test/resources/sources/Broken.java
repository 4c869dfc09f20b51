package com.acme;

import dev.selvage.RetryOn;
import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;

/** Does not compile as it is; another processor may yet bring what is missing. */
class Broken {

  @RetryOnRateLimit(maxAttempts = Generated.ATTEMPTS, initialDelay = Generated.DELAY)
  void values() {}

  @RetryOn(kinds = {dev.selvage.Kind.NO_SUCH})
  void kinds() {}

  @RetryOnRateLimit(noSuch = 3, maxAttempts = "three")
  Missing returned() {
    return null;
  }

  @ValidateChatRequest
  void request(GeneratedRequest request) {}

  @NoSuch
  void another() {}
}
