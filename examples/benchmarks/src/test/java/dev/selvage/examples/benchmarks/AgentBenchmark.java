package dev.selvage.examples.benchmarks;

import dev.selvage.engine.binding.GuardedMethods;
import org.openjdk.jmh.annotations.Benchmark;

/** Selvage by its agent; does not start without it. */
public class AgentBenchmark extends Contender {

  private final AgentService service = new AgentService();

  /** Needs the agent in this JVM. */
  public AgentBenchmark() {
    if (!GuardedMethods.isWoven(AgentService.class)) {
      throw new IllegalStateException("The agent is not attached, or wove nothing");
    }
  }

  @Row("Selvage, woven by the agent")
  @Benchmark
  public int op() {
    return service.op(x);
  }

  @Row("Selvage, woven by the agent")
  @Benchmark
  public Reply reply() {
    return service.reply(question);
  }
}
