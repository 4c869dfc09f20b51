package dev.selvage.weaver.odd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.weaver.SampleFailure;
import dev.selvage.weaver.odd.OddCase.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The one law of odd classes: a guarded method retries, or it is left exactly as it was and the
 * report says why. The JVM takes the class in either case, and nothing else is thrown.
 */
final class OddLaw {

  private OddLaw() {}

  static void check(OddCase odd) throws Throwable {
    check(odd, new OddLoader(odd.files(), true));
  }

  static void check(OddCase odd, OddLoader loader) throws Throwable {
    Class<?> type = Class.forName(odd.type().replace('/', '.'), false, loader);
    Probe.reset();
    Object[] outcome = new Object[1];
    Throwable thrown = catchThrowable(() -> outcome[0] = settled(call(odd, loader)));
    List<String> reasons = new ArrayList<>(loader.reasons());
    reasons.addAll(notedWhileRunning(type));
    if (isToBeWoven(odd.fate(), loader, reasons)) {
      assertThat(reasons).as("reasons").isEmpty();
      assertThat(thrown).as("what the call throws").isNull();
      assertThat(outcome[0]).as("result").isEqualTo(odd.result());
      assertThat(Probe.attempts()).as("attempts").hasSize(3);
    } else {
      assertThat(thrown).as("reported: %s", reasons).isInstanceOf(SampleFailure.class);
      assertThat(thrown.getSuppressed()).isEmpty();
      assertThat(Probe.attempts()).as("attempts").hasSize(1);
      assertThat(reasons).anyMatch(reason -> reason.contains(wanted(odd.fate())));
    }
    assertEachAttemptIsGivenTheSame(odd);
  }

  private static Object call(OddCase odd, OddLoader loader) throws Throwable {
    return loader.call(odd.type(), odd.arguments().toArray());
  }

  private static boolean isToBeWoven(Fate fate, OddLoader loader, List<String> reasons) {
    return fate instanceof Fate.Either ? reasons.isEmpty() : fate instanceof Fate.Woven;
  }

  private static String wanted(Fate fate) {
    return fate instanceof Fate.Left left ? left.reason() : "";
  }

  /** What the engine found only once the method was called. */
  private static List<String> notedWhileRunning(Class<?> type) {
    return GuardedMethods.reportsOf(type).stream()
        .filter(report -> !report.woven())
        .map(GuardedMethods.Report::reason)
        .toList();
  }

  private static Object settled(Object outcome) throws Throwable {
    try {
      return outcome instanceof CompletionStage<?> stage
          ? stage.toCompletableFuture().join()
          : outcome;
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }

  /** By identity: the very object each time. */
  private static void assertEachAttemptIsGivenTheSame(OddCase odd) {
    List<Object> first = Probe.attempts().get(0);
    if (!first.isEmpty()) {
      assertThat(first).as("what the first attempt is given").endsWith(odd.arguments().toArray());
    }
    for (List<Object> attempt : Probe.attempts()) {
      assertThat(attempt).hasSameSizeAs(first);
      for (int i = 0; i < first.size(); i++) {
        boolean isBoxed = first.get(i) instanceof Number || first.get(i) instanceof Character;
        if (isBoxed) {
          assertThat(attempt.get(i)).isEqualTo(first.get(i));
        } else {
          assertThat(attempt.get(i)).isSameAs(first.get(i));
        }
      }
    }
  }
}
