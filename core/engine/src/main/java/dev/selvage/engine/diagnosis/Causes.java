package dev.selvage.engine.diagnosis;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Walks a throwable and its causes, outermost first; survives loops. */
public final class Causes {

  /** Deeper chains are cut: no client nests this far. */
  private static final int MOST = 64;

  private Causes() {}

  /** What Reactor makes of a checked exception on its way. */
  private static final String REACTIVE = "reactor.core.Exceptions$ReactiveException";

  /** What Reactor makes of several failures: they are suppressed in it, and none is its cause. */
  private static final String COMPOSITE = "reactor.core.Exceptions$CompositeException";

  /**
   * The failure itself, without the wrappers that the JDK and Reactor put around it on its way:
   * {@code CompletionException}, {@code ExecutionException}, those of reflection, {@code
   * ReactiveException}.
   */
  public static Throwable unwrapped(Throwable throwable) {
    for (Throwable candidate : of(throwable)) {
      if (!isWrapper(candidate)) {
        return candidate;
      }
    }
    return throwable;
  }

  private static boolean isWrapper(Throwable throwable) {
    return throwable.getCause() != null
        && (throwable instanceof CompletionException
            || throwable instanceof ExecutionException
            || throwable instanceof InvocationTargetException
            || throwable instanceof UndeclaredThrowableException
            || throwable.getClass().getName().equals(REACTIVE));
  }

  /** The throwable, its cause, that one's cause and so on; of several causes, the first. */
  public static List<Throwable> of(Throwable throwable) {
    if (causeOf(throwable) == null) {
      return List.of(throwable);
    }
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    @Nullable Throwable next = throwable;
    while (next != null && chain.size() < MOST && seen.add(next)) {
      chain.add(next);
      next = causeOf(next);
    }
    return chain;
  }

  private static @Nullable Throwable causeOf(Throwable throwable) {
    Throwable cause = throwable.getCause();
    if (cause == null && throwable.getClass().getName().equals(COMPOSITE)) {
      Throwable[] several = throwable.getSuppressed();
      return several.length == 0 ? null : several[0];
    }
    return cause;
  }
}
