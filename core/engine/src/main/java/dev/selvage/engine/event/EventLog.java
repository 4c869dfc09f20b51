package dev.selvage.engine.event;

import dev.selvage.engine.event.CallEvent.AttemptFailed;
import dev.selvage.engine.event.CallEvent.BudgetEmptied;
import dev.selvage.engine.event.CallEvent.BudgetRefilled;
import dev.selvage.engine.event.CallEvent.CallFailed;
import dev.selvage.engine.event.CallEvent.CallRecovered;
import dev.selvage.engine.event.CallEvent.RequestDoubted;
import dev.selvage.engine.event.CallEvent.RequestRejected;
import dev.selvage.engine.event.CallEvent.RetryHeld;
import dev.selvage.engine.event.CallEvent.RetryScheduled;
import dev.selvage.engine.time.Durations;

/**
 * Writes a line for people and a JSON object for each failure and each retry. The lines go to the
 * logger {@link Log#NAME}, the objects to {@link Log#JSON_NAME}.
 */
public final class EventLog implements CallListener {

  private final Log log;

  /** Writes to that log. */
  public EventLog(Log log) {
    this.log = log;
  }

  @Override
  public void onEvent(CallEvent event) {
    if (event instanceof CallFailed failed && isToldAlready(failed)) {
      return;
    }
    if (event instanceof CallRecovered || event instanceof BudgetRefilled) {
      log.info(line(event));
    } else {
      log.warn(line(event));
    }
    JsonLines.of(event).ifPresent(log::json);
  }

  /** One attempt that failed for no reason but its own has had its line. */
  private static boolean isToldAlready(CallFailed event) {
    return event.attempts() == 1 && event.reason().equals(event.diagnosis().sentence());
  }

  /** The event as one line for people. */
  static String line(CallEvent event) {
    return event.method() + ": " + text(event);
  }

  private static String text(CallEvent event) {
    if (event instanceof AttemptFailed e) {
      return "attempt %d failed, %s [%s]"
          .formatted(e.attempt(), e.diagnosis().sentence(), e.diagnosis().remedy());
    } else if (event instanceof RetryScheduled e) {
      return "retry %d of %d in %s"
          .formatted(e.attempt(), e.maxAttempts() - 1, Durations.print(e.delay()));
    } else if (event instanceof CallRecovered e) {
      return "succeeded on attempt " + e.attempts();
    } else if (event instanceof CallFailed e) {
      return "failed after %s, %s"
          .formatted(e.attempts() == 1 ? "1 attempt" : e.attempts() + " attempts", e.reason());
    } else if (event instanceof RetryHeld e) {
      return "attempt %d is held, the retry budget of %s is empty"
          .formatted(e.attempt(), e.budget());
    } else if (event instanceof BudgetEmptied e) {
      return "the retry budget of %s is empty, retries go one at a time".formatted(e.budget());
    } else if (event instanceof BudgetRefilled e) {
      return "the retry budget of %s is full again".formatted(e.budget());
    } else if (event instanceof RequestDoubted e) {
      return "sent a request that may be refused, " + String.join("; ", e.doubts());
    }
    return "stopped before the call, " + String.join("; ", ((RequestRejected) event).faults());
  }
}
