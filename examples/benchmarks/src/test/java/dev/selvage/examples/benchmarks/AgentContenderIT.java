package dev.selvage.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.Woven;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The agent's rows keep the laws of the others. The agent is attached to this JVM. */
class AgentContenderIT {

  @TestFactory
  Stream<DynamicTest> runsAFailingBodyThreeTimes() {
    return Rows.of(AgentBenchmark.class, Rows::runsAFailingBodyThreeTimes);
  }

  @TestFactory
  Stream<DynamicTest> returnsWhatTheBareMethodReturns() {
    return Rows.of(AgentBenchmark.class, Rows::returnsWhatTheBareMethodReturns);
  }

  @Test
  void theServiceIsWovenByNothingButTheAgent() {
    assertThat(AgentService.class.isAnnotationPresent(Woven.class)).isFalse();
  }

  @Test
  void aSuccessfulCallAllocatesNothing() {
    AgentService service = new AgentService();
    assertThat(Allocation.of(call -> Allocation.keep(service.op(call)))).isZero();
  }
}
