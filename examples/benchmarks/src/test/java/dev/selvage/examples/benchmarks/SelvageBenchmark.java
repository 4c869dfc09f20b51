package dev.selvage.examples.benchmarks;

import dev.selvage.engine.Selvage;
import dev.selvage.engine.retry.Backoff;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;

/** Selvage where it needs no agent and no other library. */
public class SelvageBenchmark extends Contender {

  private final Bare bare = new Bare();
  private final WovenService woven = new WovenService();
  private final Selvage selvage =
      Selvage.of(
          policies ->
              policies
                  .retryOnRateLimit("chat")
                  .maxAttempts(3)
                  .backoff(Backoff.fixed(Duration.ZERO)));

  String model = "gpt-4o";

  @Row("Selvage, woven at build time")
  @Benchmark
  public int woven() {
    return woven.op(x);
  }

  @Row("Selvage, woven at build time")
  @Benchmark
  public Reply wovenReply() {
    return woven.reply(question);
  }

  @Row("Selvage, woven at build time, with @ValidateChatRequest")
  @Benchmark
  public int wovenValidated() {
    return woven.validated(model, x);
  }

  @Row("Selvage, plain call")
  @Benchmark
  public int plainCall() {
    return selvage.call("chat", () -> bare.op(x));
  }
}
