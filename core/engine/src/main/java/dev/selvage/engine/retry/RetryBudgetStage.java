package dev.selvage.engine.retry;

import dev.selvage.engine.budget.BudgetName;
import dev.selvage.engine.budget.RetryBudget;
import dev.selvage.engine.budget.RetryBudget.Change;
import dev.selvage.engine.budget.RetryBudget.Ticket;
import dev.selvage.engine.event.CallEvent.BudgetEmptied;
import dev.selvage.engine.event.CallEvent.BudgetRefilled;
import dev.selvage.engine.event.CallEvent.RetryHeld;
import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.Outcome;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.pipeline.StageOrder;
import dev.selvage.engine.pipeline.Verdict;
import dev.selvage.engine.time.Durations;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Charges retries to the budget of their provider and key, and holds them while it is empty. It
 * stands inside the retry, whose wait is over when this is asked: a wait that is cut short charges
 * nothing.
 */
public final class RetryBudgetStage implements Stage {

  /** How long a held retry waits between two questions, half to one and a half of it. */
  private static final double ASK_AGAIN_SECONDS = 1;

  private final RetryStage retry;
  private final Function<BudgetName, RetryBudget> budgets;

  /**
   * Charges the retries of that stage.
   *
   * @param budgets gives the budget of a name
   */
  public RetryBudgetStage(RetryStage retry, Function<BudgetName, RetryBudget> budgets) {
    this.retry = retry;
    this.budgets = budgets;
  }

  /** What the call keeps while its retry is held. */
  private enum Held {
    HELD
  }

  @Override
  public StageOrder order() {
    return StageOrder.RETRY_BUDGET;
  }

  /** First attempts are never held. */
  @Override
  public boolean actsOnEntry() {
    return false;
  }

  @Override
  public Verdict before(Call call) {
    Tally tally = retry.tally(call);
    ScheduledRetry next = tally == null ? null : tally.scheduled;
    if (tally == null || next == null || !next.isCharged()) {
      return Verdict.proceed();
    }
    RetryBudget budget = budgets.apply(next.budget(call));
    Ticket ticket = budget.take(next.delay());
    if (ticket == null) {
      return hold(call, next, tally.left(call, next.policy()));
    }
    call.state(this, ticket);
    tell(call, budget, ticket.change());
    return Verdict.proceed();
  }

  private Verdict hold(Call call, ScheduledRetry next, Duration left) {
    if (left.isNegative() || left.isZero()) {
      return new Verdict.GiveUp(
          Set.copyOf(next.policy().kinds()),
          "the retry budget of %s stayed empty until maxElapsed (%s)"
              .formatted(next.budget(call), Durations.print(next.policy().maxElapsed())));
    }
    if (call.state(this) == null) {
      call.state(this, Held.HELD);
      String budget = next.budget(call).toString();
      call.emit(new RetryHeld(call.method(), call.now(), call.attempt(), budget));
    }
    double seconds = ASK_AGAIN_SECONDS * (0.5 + call.timing().random().nextDouble());
    Duration pause = Durations.ofSeconds(seconds);
    return new Verdict.Wait(pause.compareTo(left) < 0 ? pause : left);
  }

  @Override
  public Verdict after(Call call, Outcome outcome) {
    Tally tally = retry.tally(call);
    if (tally != null && tally.scheduled != null && tally.scheduled.policy().hasBudget()) {
      RetryBudget budget = budgets.apply(tally.scheduled.budget(call));
      @Nullable Ticket ticket = call.state(this) instanceof Ticket taken ? taken : null;
      tell(call, budget, settle(budget, ticket, tally.scheduled.policy(), outcome));
    }
    return Verdict.proceed();
  }

  private static Change settle(
      RetryBudget budget, @Nullable Ticket ticket, RetryPolicy policy, Outcome outcome) {
    boolean succeeded = outcome.failure().isEmpty();
    if (ticket == null) {
      return succeeded ? budget.succeededUncharged() : Change.NONE;
    }
    if (succeeded) {
      return budget.succeeded(ticket);
    }
    if (policy.charges(outcome.failure().get().kind())) {
      budget.failed(ticket);
      return Change.NONE;
    }
    return budget.returned(ticket);
  }

  private static void tell(Call call, RetryBudget budget, Change change) {
    if (change == Change.EMPTIED) {
      call.emit(new BudgetEmptied(call.method(), call.now(), budget.name()));
    } else if (change == Change.REFILLED) {
      call.emit(new BudgetRefilled(call.method(), call.now(), budget.name()));
    }
  }
}
