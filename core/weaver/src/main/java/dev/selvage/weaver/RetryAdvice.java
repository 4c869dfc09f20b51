package dev.selvage.weaver;

import dev.selvage.engine.drive.Turn;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import net.bytebuddy.asm.Advice;

/**
 * Woven into methods that nothing acts on before they run, and whose return type cannot carry a
 * failure. On success it is a test and a return.
 *
 * <p>As in every advice here: its body becomes part of the user's method, so it calls only what is
 * public, holds no constant of its own, and stays short (a method above 325 bytecodes is no longer
 * inlined by C2). The first call resolves the site's constant on entry: Java 17 never compiles a
 * method that it met with an unresolved one, even where that is read after failures alone. {@code
 * backupArguments} has each attempt start from the original arguments, even where the body assigns
 * to its parameters. No line is prepended: a breakpoint on the body's first line stops in the body,
 * in each attempt, where the parameters are.
 */
final class RetryAdvice {

  private RetryAdvice() {}

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
      @Site GuardedMethod site,
      @Advice.Enter long giveUps,
      @Advice.Local("turn") Turn turn,
      @Advice.Thrown(readOnly = false) Throwable thrown) {
    if (thrown == null && turn == null) {
      return false;
    }
    Turn next = WovenSite.ended(site, giveUps, turn, null, null, thrown);
    turn = next;
    thrown = next.thrown();
    return next.runs();
  }
}
