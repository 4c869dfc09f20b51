package dev.selvage.engine.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.engine.Draws;
import dev.selvage.engine.FakeTime;
import dev.selvage.engine.Selvage;
import dev.selvage.engine.binding.Policies;
import dev.selvage.engine.binding.SelvageBinding;
import dev.selvage.engine.budget.RetryBudget.State;
import dev.selvage.engine.event.CallEvent;
import dev.selvage.engine.event.CallEvent.BudgetEmptied;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One key's trouble holds no retries of another. */
class KeyedBudgetsTest {

  private static final String KEY = "sk-T3BlbkFJq8Zr2vNwXc7LkJhG5fDsA1pOiUyTrEwQ9mBn4V6C";
  private static final String OTHER = "sk-B1ueberryq8Zr2vNwXc7LkJhG5fDsA1pOiUyTrEwQ9mBn4V6D";

  /** Tells the budgets of one test from those of another, which the JVM still has. */
  private static final AtomicInteger CAPACITY = new AtomicInteger(14);

  private final int capacity = CAPACITY.incrementAndGet();
  private final List<CallEvent> events = new ArrayList<>();
  private final FakeTime time = new FakeTime(FakeTime.START);
  private final Selvage selvage =
      Selvage.of(
          SelvageBinding.builder(KeyedBudgetsTest.class)
              .policies(this::name)
              .listener(events::add)
              .timing(time.timing(Draws.always(0.5)))
              .detached());

  private void name(Policies policies) {
    retried(policies, "first", "");
    retried(policies, "second", "");
    retried(policies, "another key", "");
    retried(policies, "no key", "");
    retried(policies, "named", "of all");
    retried(policies, "named, another key", "of all");
    for (String name : List.of("first", "second", "named")) {
      policies.requireApiKey(name).key(() -> KEY);
    }
    for (String name : List.of("another key", "named, another key")) {
      policies.requireApiKey(name).key(() -> OTHER);
    }
    policies.retryBudget().capacity(capacity).retryCost(1);
  }

  private static void retried(Policies policies, String name, String budget) {
    policies.retryOnTimeout(name).maxAttempts(2).budget(budget);
  }

  private void failOn(String... names) {
    for (String name : names) {
      assertThat(
              catchThrowable(
                  () ->
                      selvage.call(
                          name,
                          () -> {
                            throw new TimeoutException();
                          })))
          .isNotNull();
    }
  }

  private List<State> charged() {
    return Selvage.retryBudgets().stream().filter(b -> b.capacity() == capacity).toList();
  }

  @Test
  void eachKeyHasABudgetAndWhatIsOfNoKeyOneOfItsOwn() {
    failOn("first", "second", "another key", "no key");

    assertThat(charged())
        .extracting(b -> capacity - b.available())
        .containsExactlyInAnyOrder(2, 1, 1);
    assertThat(charged())
        .extracting(State::name)
        .anyMatch(name -> name.equals("unknown"))
        .filteredOn(name -> !name.equals("unknown"))
        .hasSize(2)
        .allMatch(name -> name.matches("unknown#[0-9a-f]{8}"));
  }

  @Test
  void aNameOfTheUsersOwnIsSharedByAllKeys() {
    failOn("named", "named, another key");

    assertThat(charged())
        .singleElement()
        .satisfies(
            budget -> {
              assertThat(budget.name()).isEqualTo("of all");
              assertThat(budget.available()).isEqualTo(capacity - 2);
            });
  }

  @Test
  void nothingThatIsToldShowsTheKey() {
    for (int i = 0; i <= capacity; i++) {
      failOn("first");
    }
    assertThat(events).anyMatch(BudgetEmptied.class::isInstance);
    assertThat(events.toString() + charged())
        .contains("unknown#")
        .doesNotContain(KEY.substring(0, 8), KEY.substring(KEY.length() - 4));
  }
}
