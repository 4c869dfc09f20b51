package dev.selvage.examples.benchmarks;

/** The service that Guice intercepts with a loop written by hand. */
class LoopedService {

  private int k = 7;

  int op(int x) {
    return x < 0 ? Busy.fail() : x * 31 + k;
  }
}
