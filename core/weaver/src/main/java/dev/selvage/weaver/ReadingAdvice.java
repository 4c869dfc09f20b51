package dev.selvage.weaver;

import dev.selvage.engine.drive.Turn;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * Woven into methods that nothing acts on before they run, but which take what looks like a chat
 * request: after a failure, events tell its model. The arguments are read only then. See {@link
 * RetryAdvice} for what all advice keeps to.
 */
final class ReadingAdvice {

  private ReadingAdvice() {}

  @SuppressWarnings("UnusedVariable") // reading it resolves it
  @Advice.OnMethodEnter(prependLineNumber = false)
  static long enter(@Site GuardedMethod site) {
    GuardedMethod resolved = site;
    return GiveUps.count();
  }

  @Advice.OnMethodExit(
      repeatOn = Advice.OnNonDefaultValue.class,
      onThrowable = Throwable.class,
      backupArguments = true)
  static boolean exit(
      @Site GuardedMethod handle,
      @Advice.Enter long giveUps,
      @Advice.Local("turn") Turn turn,
      @Advice.AllArguments(typing = Assigner.Typing.DYNAMIC) Object[] arguments,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    GuardedMethod site = handle;
    if (thrown == null && turn == null && !site.inspectsReturned()) {
      return false;
    }
    Turn next = WovenSite.ended(site, giveUps, turn, arguments, returned, thrown);
    turn = next;
    thrown = next.thrown();
    if (next.returns()) {
      returned = next.value();
    }
    return next.runs();
  }
}
