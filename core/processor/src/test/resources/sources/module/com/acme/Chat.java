package com.acme;

import dev.selvage.RetryOnRateLimit;

class Chat {
  @RetryOnRateLimit(maxAttempts = 0)
  void ask() {}
}
