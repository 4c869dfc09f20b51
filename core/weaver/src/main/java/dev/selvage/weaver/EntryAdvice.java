package dev.selvage.weaver;

import dev.selvage.engine.drive.Turn;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Woven into methods whose stages see the arguments before the body runs, and may end the call
 * without it. What is thrown on entry leaves straight to the caller; the exit code does not see it.
 * See {@link RetryAdvice} for what all advice keeps to.
 */
final class EntryAdvice {

  private EntryAdvice() {}

  @SuppressWarnings("UnusedVariable") // a local is read by the exit code
  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, prependLineNumber = false)
  static boolean enter(
      @Site GuardedMethod site,
      @Advice.Local("giveUps") long giveUps,
      @Advice.Local("turn") Turn turn,
      @Advice.AllArguments(typing = Assigner.Typing.DYNAMIC) Object[] arguments) {
    giveUps = GiveUps.count();
    Turn first = WovenSite.enter(site, giveUps, arguments);
    turn = first;
    return first != null && first.returns();
  }

  @Advice.OnMethodExit(
      repeatOn = Advice.OnNonDefaultValue.class,
      onThrowable = Throwable.class,
      backupArguments = true)
  static boolean exit(
      @Site GuardedMethod site,
      @Advice.Enter boolean skipped,
      @Advice.Local("giveUps") long giveUps,
      @Advice.Local("turn") Turn turn,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    Turn next = skipped ? turn : WovenSite.ended(site, giveUps, turn, null, returned, thrown);
    turn = next;
    thrown = next.thrown();
    if (next.returns()) {
      returned = next.value();
    }
    return next.runs();
  }
}
