package dev.selvage.examples.benchmarks;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import org.openjdk.jmh.annotations.Benchmark;

/** Failsafe. */
public class FailsafeBenchmark extends Contender {

  private final Bare bare = new Bare();
  private final FailsafeExecutor<Integer> failsafe =
      Failsafe.with(RetryPolicy.<Integer>builder().handle(Busy.class).withMaxAttempts(3).build());

  @Row("Failsafe RetryPolicy")
  @Benchmark
  public int retry() {
    return failsafe.get(() -> bare.op(x));
  }
}
