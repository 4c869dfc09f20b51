package dev.selvage.engine.pipeline;

import dev.selvage.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a stage answers. */
public sealed interface Verdict {

  /**
   * Go on.
   *
   * @param arguments the method's arguments from here inwards; null leaves them as they are
   */
  record Proceed(Object @Nullable [] arguments) implements Verdict {
    private static final Proceed UNCHANGED = new Proceed(null);
  }

  /** Wait, then ask the same stage again. */
  record Wait(Duration delay) implements Verdict {}

  /** Wait until that completes, however it does, then ask the same stage again. */
  record Await(CompletionStage<?> stage) implements Verdict {}

  /** The call ends here with that value. */
  record Complete(@Nullable Object value) implements Verdict {}

  /** The call ends here with that throwable. */
  record Fail(Throwable thrown) implements Verdict {}

  /**
   * There is no further attempt: the call ends as its last attempt did.
   *
   * @param kinds of failure that guarded methods outside will not run again for either
   * @param reason why not, for the history that the caller gets
   */
  record GiveUp(Set<Kind> kinds, String reason) implements Verdict {}

  /**
   * Wait, then run everything inside the stage again.
   *
   * @param arguments the method's arguments from then on; null leaves them as they are
   */
  record RunAgain(Duration delay, Object @Nullable [] arguments) implements Verdict {}

  /** Go on, nothing changed. */
  static Verdict proceed() {
    return Proceed.UNCHANGED;
  }

  /** Run again after {@code delay}, nothing changed. */
  static Verdict runAgain(Duration delay) {
    return new RunAgain(delay, null);
  }
}
