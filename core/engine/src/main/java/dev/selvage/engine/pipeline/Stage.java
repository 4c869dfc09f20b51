package dev.selvage.engine.pipeline;

import java.util.List;

/**
 * The run-time half of one policy. Immutable and shared by all calls of a guarded method: what
 * belongs to one call lies in the {@link Call}. A stage never sleeps, blocks, starts a thread or
 * reads a clock of its own; it answers with a {@link Verdict}, and a driver carries that out.
 *
 * <p>For each attempt, {@link #before} runs from the outermost stage inwards and {@link #after}
 * runs back outwards for every stage whose {@code before} let the call proceed, also where the
 * attempt failed or a wait was cut short: what {@code before} took, {@code after} gives back.
 */
public interface Stage {

  /** Where the stage stands. */
  StageOrder order();

  /**
   * Whether {@link #before} may do anything at all on a first attempt. Where no stage does, a woven
   * method runs straight into its body.
   */
  default boolean actsOnEntry() {
    return true;
  }

  /** Whether it may answer {@link Verdict.RunAgain} because an attempt failed. */
  default boolean mayRepeat() {
    return false;
  }

  /** Whether a request changed by a stage further in must pass {@link #before} again. */
  default boolean checksRequest() {
    return false;
  }

  /**
   * What keeps every call from succeeding as things are now, a sentence each. Asked where an
   * application starts, so that it need not wait for its first call to be told.
   */
  default List<String> faultsAtStart() {
    return List.of();
  }

  /**
   * Asked before an attempt. May answer {@link Verdict.Proceed}, {@link Verdict.Wait} or {@link
   * Verdict.Await} (it is asked again after), {@link Verdict.Complete}, {@link Verdict.Fail} or,
   * before a retry, {@link Verdict.GiveUp}.
   */
  default Verdict before(Call call) {
    return Verdict.proceed();
  }

  /**
   * Asked after an attempt. May answer {@link Verdict.Proceed} (the outcome goes on outwards),
   * {@link Verdict.RunAgain}, {@link Verdict.Complete} or {@link Verdict.Fail}.
   */
  default Verdict after(Call call, Outcome outcome) {
    return Verdict.proceed();
  }
}
