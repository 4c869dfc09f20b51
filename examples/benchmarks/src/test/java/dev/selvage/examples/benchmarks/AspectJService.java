package dev.selvage.examples.benchmarks;

/** The service that {@link RetryAspect} is woven into. */
final class AspectJService {

  private int k = 7;

  int op(int x) {
    return x < 0 ? Busy.fail() : x * 31 + k;
  }
}
