package dev.selvage.weaver;

import dev.selvage.engine.drive.AsyncSite;
import dev.selvage.engine.drive.Turn;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.lang.invoke.MethodHandle;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Woven into methods that return a {@code CompletionStage}. The first attempt is the method's own
 * body; later ones come back in through {@code self}, and pass this code by. See {@link
 * RetryAdvice} for what all advice keeps to.
 */
final class AsyncAdvice {

  private AsyncAdvice() {}

  @SuppressWarnings("UnusedVariable") // a local is read by the exit code
  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, prependLineNumber = false)
  static boolean enter(
      @Site GuardedMethod site,
      @Advice.SelfCallHandle(bound = false) MethodHandle self,
      @Advice.This(optional = true) Object instance,
      @Advice.AllArguments(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object[] arguments,
      @Advice.Local("call") AsyncSite call) {
    Object[] given = arguments;
    AsyncSite entered = AsyncSite.enter(site, self, instance, given);
    call = entered;
    if (entered == null) {
      return false;
    }
    arguments = entered.arguments(given);
    return !entered.runsBody();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter boolean skipped,
      @Advice.Local("call") AsyncSite call,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    if (call == null) {
      return;
    }
    if (skipped) {
      returned = call.early();
      return;
    }
    Turn end = call.ended(returned, thrown);
    thrown = end.thrown();
    returned = end.value();
  }
}
