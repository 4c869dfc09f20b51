package dev.selvage.weaver;

import dev.selvage.engine.drive.Turn;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Woven into methods whose stages may replace the arguments, before the first attempt or between
 * two. What they set stands for all later attempts, until it is replaced again. See {@link
 * RetryAdvice} for what all advice keeps to.
 */
final class RewriteAdvice {

  private RewriteAdvice() {}

  @SuppressWarnings("UnusedVariable") // a local is read by the exit code
  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, prependLineNumber = false)
  static boolean enter(
      @Site GuardedMethod site,
      @Advice.Local("giveUps") long giveUps,
      @Advice.Local("turn") Turn turn,
      @Advice.AllArguments(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object[] arguments) {
    giveUps = GiveUps.count();
    Object[] given = arguments;
    Turn first = WovenSite.enter(site, giveUps, given);
    turn = first;
    if (first == null) {
      return false;
    }
    arguments = first.arguments(given);
    return first.returns();
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
      @Advice.AllArguments(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object[] arguments,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    Turn next = skipped ? turn : WovenSite.ended(site, giveUps, turn, null, returned, thrown);
    turn = next;
    thrown = next.thrown();
    if (next.returns()) {
      returned = next.value();
    }
    if (next.runs()) {
      arguments = next.arguments(arguments);
      return true;
    }
    return false;
  }
}
