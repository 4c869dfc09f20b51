package dev.selvage.guice;

import static dev.selvage.guice.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.inject.Injector;
import dev.selvage.RetryOnTimeout;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.budget.RetryBudget.State;
import dev.selvage.engine.event.CallEvent;
import dev.selvage.engine.event.CallEvent.BudgetEmptied;
import dev.selvage.guice.faulty.Batches;
import dev.selvage.guice.faulty.MisspeltBudgets;
import dev.selvage.guice.faulty.OneBinding;
import dev.selvage.testkit.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Retry budgets whose numbers Guice binds. */
class BudgetsTest {

  @RegisterExtension private final Injectors injectors = new Injectors();

  @Test
  void aBoundBudgetHasItsNumbersWhereAnAnnotationNamesIt() {
    List<CallEvent> events = new ArrayList<>();
    Injector injector = injectors.create(new Nightly(events));

    Throwable failure = catchThrowable(() -> injector.getInstance(Chat.class).ask());

    assertThat(failure).isInstanceOf(TimeoutException.class);
    assertThat(Selvage.retryBudgets())
        .contains(new State("nightly", 1, 7, true)); // one retry of 6, then a probe
    assertThat(events)
        .filteredOn(BudgetEmptied.class::isInstance)
        .extracting(event -> ((BudgetEmptied) event).budget())
        .containsExactly("nightly");
  }

  @Test
  void tellsTheNearestNameOfABudgetThatIsNobodys() throws IOException {
    assertGolden(
        "misspelt-budgets", injectors.faults(new MisspeltBudgets(), new OneBinding(Batches.class)));
  }

  private static final class Nightly extends SelvageModule {
    private final List<CallEvent> events;

    Nightly(List<CallEvent> events) {
      this.events = events;
    }

    @Override
    protected void configurePolicies() {
      retryBudget("nightly").capacity(7).retryCost(6);
      listen(events::add);
      bindTiming(new VirtualTime().timing());
    }
  }

  static class Chat {
    @RetryOnTimeout(maxAttempts = 3, budget = "nightly")
    String ask() throws TimeoutException {
      throw new TimeoutException();
    }
  }
}
