package dev.selvage.engine.event;

import dev.selvage.engine.diagnosis.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one guarded call. Immutable; carries no prompt and no key. More kinds
 * will come: a listener passes over those that it does not know.
 */
public sealed interface CallEvent {

  /** The guarded method, as {@code com.acme.ChatService.ask}, or the name of a plain call. */
  String method();

  /** When it happened. */
  Instant at();

  /**
   * One attempt failed.
   *
   * @param attempt which one, counted from 1
   * @param errorType the simple name of the exception's or response's class
   * @param request what is known of the request
   */
  record AttemptFailed(
      String method,
      Instant at,
      int attempt,
      String errorType,
      Diagnosis diagnosis,
      RequestFacts request)
      implements CallEvent {}

  /**
   * The call waits, then runs again.
   *
   * @param attempt the attempt that failed; the retry is {@code attempt + 1}
   * @param maxAttempts how many attempts the call may take in all
   * @param delay how long it waits
   */
  record RetryScheduled(
      String method, Instant at, int attempt, int maxAttempts, Duration delay, Diagnosis diagnosis)
      implements CallEvent {}

  /**
   * The retry budget has nothing left for this retry: it waits until it is its turn.
   *
   * @param attempt the attempt that waits
   * @param budget the budget's name
   */
  record RetryHeld(String method, Instant at, int attempt, String budget) implements CallEvent {}

  /**
   * The call found a retry budget empty, which holds retries from now on.
   *
   * @param budget the budget's name
   */
  record BudgetEmptied(String method, Instant at, String budget) implements CallEvent {}

  /**
   * The call found or made a retry budget full again, which holds no retries any longer.
   *
   * @param budget the budget's name
   */
  record BudgetRefilled(String method, Instant at, String budget) implements CallEvent {}

  /**
   * The call succeeded after at least one failure.
   *
   * @param attempts how many attempts it took
   */
  record CallRecovered(String method, Instant at, int attempts) implements CallEvent {}

  /**
   * The call failed for good; the caller gets the failure of the last attempt.
   *
   * @param attempts how many attempts it took
   * @param reason why there is no further one
   */
  record CallFailed(String method, Instant at, int attempts, Diagnosis diagnosis, String reason)
      implements CallEvent {}

  /**
   * The call was stopped before any attempt.
   *
   * @param errorType the simple name of the exception that the caller gets
   * @param faults what is wrong with the request, or with its API key, a sentence each
   */
  record RequestRejected(String method, Instant at, String errorType, List<String> faults)
      implements CallEvent {}

  /**
   * The request goes out, though the provider may refuse it, or it breaks rules that only warn.
   *
   * @param doubts what may be wrong with it, a sentence each
   */
  record RequestDoubted(String method, Instant at, List<String> doubts) implements CallEvent {}

  /**
   * What is known of a chat request without its content.
   *
   * @param model the model asked for, or null
   * @param maxTokens the most tokens to write, or null
   */
  record RequestFacts(@Nullable String model, @Nullable Long maxTokens) {
    /** Nothing known. */
    public static final RequestFacts NONE = new RequestFacts(null, null);
  }
}
