package kotlin.coroutines;

import dev.selvage.RetryOnRateLimit;

interface Continuation<T> {}

class Suspended {
  @RetryOnRateLimit
  Object ask(String question, Continuation<? super String> continuation) {
    return null;
  }
}
