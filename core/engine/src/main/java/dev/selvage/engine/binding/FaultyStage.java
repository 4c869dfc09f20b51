package dev.selvage.engine.binding;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Outcome;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.policy.Fault;
import java.util.List;

/**
 * Stands for a configuration that is broken where faults are to throw. A method that is woven
 * without entry code learns of it only after its first failure.
 */
final class FaultyStage implements Stage {

  private final List<Fault> faults;

  FaultyStage(List<Fault> faults) {
    this.faults = List.copyOf(faults);
  }

  @Override
  public StageOrder order() {
    return StageOrder.DEADLINE;
  }

  @Override
  public Verdict before(Call call) {
    return new Verdict.Fail(new ConfigurationException(faults));
  }

  @Override
  public Verdict after(Call call, Outcome outcome) {
    if (outcome.failure().isEmpty()) {
      return Verdict.proceed();
    }
    ConfigurationException fault = new ConfigurationException(faults);
    if (outcome instanceof Outcome.Threw threw) {
      fault.addSuppressed(threw.thrown());
    }
    return new Verdict.Fail(fault);
  }
}
