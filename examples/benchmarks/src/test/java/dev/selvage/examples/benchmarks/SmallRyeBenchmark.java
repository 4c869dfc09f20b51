package dev.selvage.examples.benchmarks;

import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;
import org.openjdk.jmh.annotations.Benchmark;

/** SmallRye Fault Tolerance, standalone. */
public class SmallRyeBenchmark extends Contender {

  private final Bare bare = new Bare();
  private final TypedGuard<Integer> guard =
      TypedGuard.create(Integer.class)
          .withRetry()
          .maxRetries(2)
          .delay(0, ChronoUnit.MILLIS)
          .jitter(0, ChronoUnit.MILLIS)
          .retryOn(Busy.class)
          .done()
          .build();

  @Row("SmallRye Fault Tolerance, TypedGuard")
  @Benchmark
  public int guard() {
    return guard.get(() -> bare.op(x));
  }
}
