package dev.selvage.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.engine.FakeTime;
import dev.selvage.engine.budget.RetryBudget.Change;
import dev.selvage.engine.budget.RetryBudget.Ticket;
import dev.selvage.engine.policy.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  private static final Duration DELAY = Duration.ofSeconds(2);

  private final FakeTime time = new FakeTime();
  private final RetryBudget budget =
      new RetryBudget("openai", RetryBudgetPolicy.builder().build(), time);

  private void drain() {
    for (int i = 0; i < 35; i++) {
      budget.failed(budget.take(DELAY));
    }
  }

  @Test
  void hasTheNumbersOfAws() {
    assertThat(budget.state()).isEqualTo(new RetryBudget.State("openai", 500, 500, false));
    Ticket ticket = budget.take(DELAY);
    assertThat(budget.state().available()).isEqualTo(486);
    budget.succeeded(ticket);
    assertThat(budget.state().available()).isEqualTo(500);
  }

  @Test
  void aRetryThatFailedIsSpentAndASuccessThatTookNothingGivesOne() {
    budget.failed(budget.take(DELAY));
    assertThat(budget.state().available()).isEqualTo(486);
    budget.succeededUncharged();
    assertThat(budget.state().available()).isEqualTo(487);
  }

  @Test
  void neverHoldsMoreThanItsCapacity() {
    budget.succeededUncharged();
    assertThat(budget.state().available()).isEqualTo(500);
  }

  @Test
  void anEmptyBudgetLetsOneProbeThroughAtATime() {
    drain();
    Ticket probe = budget.take(DELAY);
    assertThat(probe.change()).isEqualTo(Change.EMPTIED);
    assertThat(budget.take(DELAY)).isNull();
    assertThat(budget.take(DELAY)).isNull();
    budget.returned(probe);
    assertThat(budget.take(DELAY)).isNotNull();
  }

  @Test
  void noProbeComesSoonerAfterAFailedOneThanItsBackoffSays() {
    drain();
    budget.failed(budget.take(DELAY));
    time.pass(DELAY.minusNanos(1));
    assertThat(budget.take(DELAY)).isNull();
    time.pass(Duration.ofNanos(1));
    assertThat(budget.take(DELAY)).isNotNull();
  }

  @Test
  void aProbeThatNeverEndsDoesNotHoldOthersForEver() {
    drain();
    budget.take(DELAY);
    time.pass(Duration.ofMinutes(1));
    assertThat(budget.take(DELAY)).isNotNull();
    assertThat(budget.take(DELAY)).isNull();
  }

  @Test
  void successesOpenItStepByStepUntilItIsFull() {
    drain();
    List<Integer> rounds = new ArrayList<>();
    Change last = Change.NONE;
    while (last != Change.REFILLED) {
      List<Ticket> round = new ArrayList<>();
      for (Ticket t = budget.take(DELAY); t != null; t = budget.take(DELAY)) {
        round.add(t);
      }
      rounds.add(round.size());
      for (Ticket ticket : round) {
        Change change = budget.succeeded(ticket);
        last = change == Change.NONE ? last : change;
      }
    }
    assertThat(rounds).containsExactly(1, 2, 4, 8, 16, 32);
    assertThat(budget.state()).isEqualTo(new RetryBudget.State("openai", 500, 500, false));
  }

  @Test
  void isFullAgainAfterAQuietMinute() {
    drain();
    time.pass(Duration.ofMinutes(1));
    assertThat(budget.take(DELAY)).isNotNull();
    assertThat(budget.state().available()).isEqualTo(486);
  }

  @Test
  void isNeverBelowNothingNorAboveItsCapacityNorWithTwoProbes() {
    Random random = new Random(7);
    List<Ticket> taken = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      if (taken.isEmpty() || random.nextInt(3) > 0) {
        Ticket ticket = budget.take(Duration.ofMillis(random.nextInt(5_000)));
        if (ticket != null) {
          taken.add(ticket);
        }
      } else {
        Ticket ticket = taken.remove(random.nextInt(taken.size()));
        switch (random.nextInt(4)) {
          case 0 -> budget.succeeded(ticket);
          case 1 -> budget.returned(ticket);
          default -> budget.failed(ticket);
        }
      }
      time.pass(Duration.ofMillis(random.nextInt(50)));
      assertThat(budget.state().available()).isBetween(0, 500);
      assertThat(taken.size()).isLessThan(80);
    }
  }

  @Test
  void manyThreadsNeverSpendMoreThanThereIs() throws Exception {
    List<Ticket> taken = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  Ticket ticket = budget.take(DELAY);
                  if (ticket != null) {
                    taken.add(ticket);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(taken).hasSize(36); // 35 that were paid for, and one probe
  }

  @Test
  void refusesBadNumbersAllAtOnce() {
    assertThatThrownBy(
            () ->
                RetryBudgetPolicy.builder()
                    .capacity(0)
                    .retryCost(501)
                    .successRefund(-1)
                    .quietAfter(DELAY.negated())
                    .build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("capacity = 0: must be at least 1")
        .hasMessageContaining("retryCost = 501: must be 1 to 500")
        .hasMessageContaining("successRefund = -1: must be at least 0")
        .hasMessageContaining("quietAfter = -2s: must not be negative");
  }
}
