package dev.selvage.engine.binding;

import dev.selvage.engine.pipeline.GuardedMethod;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;

/**
 * Finds guarded methods on this thread's stack. It costs some microseconds and is asked where a
 * client makes a request, so that a guarded method need not leave word of itself.
 */
public final class GuardedFrames {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private GuardedFrames() {}

  /** The innermost one that would run again by itself. */
  public static Optional<GuardedMethod> innermost() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> frame.getDeclaringClass().getClassLoader() != null)
                .flatMap(frame -> handleOf(frame).stream())
                .filter(method -> method.pipeline().mayRepeat())
                .findFirst());
  }

  private static Optional<GuardedMethod> handleOf(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    String method = frame.getMethodName();
    return Bootstrap.known(type, method, frame.getDescriptor())
        .or(() -> GuardedMethods.known(type, method, frame.getMethodType()));
  }
}
