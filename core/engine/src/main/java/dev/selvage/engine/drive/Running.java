package dev.selvage.engine.drive;

import dev.selvage.engine.pipeline.Call;
import dev.selvage.engine.pipeline.SdkRetries;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The guarded call whose attempt runs on this thread. Kept only where the agent takes clients' own
 * retries over. Safe for use by many threads.
 */
public final class Running {

  private static final ThreadLocal<@Nullable Scope> INNERMOST = new ThreadLocal<>();

  private Running() {}

  /** The innermost one that would run again by itself. */
  public static Optional<Call> call() {
    Scope innermost = INNERMOST.get();
    return innermost == null ? Optional.empty() : Optional.of(innermost.call);
  }

  /** An attempt of that call begins on this thread. */
  static void begin(Call call) {
    if (SdkRetries.areNeutralized()) {
      enter(call);
    }
  }

  /** It has ended on this thread, and so have those inside that never said so. */
  static void end(Call call) {
    if (SdkRetries.areNeutralized()) {
      leave(call);
    }
  }

  static void enter(Call call) {
    if (call.mayRepeat()) {
      INNERMOST.set(new Scope(call, INNERMOST.get()));
    }
  }

  static void leave(Call call) {
    for (Scope scope = INNERMOST.get(); scope != null; scope = scope.outer) {
      if (scope.call == call) {
        restore(scope.outer);
        return;
      }
    }
  }

  private static void restore(@Nullable Scope outer) {
    if (outer == null) {
      INNERMOST.remove();
    } else {
      INNERMOST.set(outer);
    }
  }

  private record Scope(Call call, @Nullable Scope outer) {}
}
