package dev.selvage.examples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** AspectJ, woven when compiled. */
public class AspectJBenchmark extends Contender {

  private final AspectJService looped = new AspectJService();
  private final SelvageAspectJService guarded = new SelvageAspectJService();

  @Row("AspectJ @Around, a bare loop")
  @Benchmark
  public int loop() {
    return looped.op(x);
  }

  @Row("Selvage, woven by AspectJ's compiler")
  @Benchmark
  public int selvage() {
    return guarded.op(x);
  }
}
