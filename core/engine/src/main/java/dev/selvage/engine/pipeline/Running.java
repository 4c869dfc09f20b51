package dev.selvage.engine.pipeline;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The guarded call whose attempt runs on this thread. Kept only while the agent takes clients' own
 * retries over: what a client sends must then be known for an attempt's. Nothing is kept, and
 * nothing asked on the way through a successful call, while that is off. Safe for use by many
 * threads.
 */
public final class Running {

  /** The system property that each copy of the engine in a JVM reads when it is first used. */
  public static final String PROPERTY = "dev.selvage.neutralizeSdkRetries";

  private static final ThreadLocal<@Nullable Scope> INNERMOST = new ThreadLocal<>();

  private static volatile boolean kept = Boolean.getBoolean(PROPERTY);

  private Running() {}

  /** Keeps it from now on, in this copy of the engine and in those that come later. */
  public static void keep() {
    System.setProperty(PROPERTY, "true");
    kept = true;
  }

  /** Whether it is kept. */
  public static boolean isKept() {
    return kept;
  }

  /** The innermost one that would run again by itself. */
  public static Optional<Call> call() {
    Scope innermost = INNERMOST.get();
    return innermost == null ? Optional.empty() : Optional.of(innermost.call);
  }

  /** An attempt of that call begins on this thread. */
  public static void begin(Call call) {
    if (kept && call.mayRepeat()) {
      INNERMOST.set(new Scope(call, INNERMOST.get()));
    }
  }

  /** It has ended on this thread, and so have those inside that never said so. */
  public static void end(Call call) {
    if (!kept) {
      return;
    }
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
