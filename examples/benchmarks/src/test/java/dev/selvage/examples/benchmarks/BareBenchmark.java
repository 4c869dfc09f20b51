package dev.selvage.examples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** The bare method. */
public class BareBenchmark extends Contender {

  private final Bare bare = new Bare();

  @Row("bare method")
  @Benchmark
  public int op() {
    return bare.op(x);
  }

  @Row("bare method")
  @Benchmark
  public Reply reply() {
    return bare.reply(question);
  }
}
