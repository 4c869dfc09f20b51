package dev.selvage.weaver;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Woven into methods whose stages see the arguments before the body runs, and may end the call
 * without it. What is thrown on entry leaves straight to the caller; the exit code does not see it.
 *
 * <pre>
 * «enter»:
 *   long giveUps = GiveUps.count();
 *   Turn turn = WovenSite.enter(site, giveUps, new Object[] {p});
 *   if (turn != null && turn.returns()) return (R) turn.value();
 * «leave»: never without asking
 * «exit»:
 *   turn = WovenSite.ended(site, giveUps, turn, null, returned, thrown);
 *   if (turn.runs()) goto again;
 *   if (turn.thrown() != null) throw turn.thrown();
 *   return (R) turn.value();
 * </pre>
 */
class EntryAdvice extends BlockingAdvice {

  private static final String ENTER =
      "(L" + Engine.GUARDED_METHOD + ";J[Ljava/lang/Object;)L" + Engine.TURN + ";";

  @Override
  public final void enter(Code code, Label body) {
    countGiveUps(code);
    code.site();
    code.load(giveUps(code));
    code.arguments();
    code.callStatic(Engine.WOVEN_SITE, "enter", ENTER);
    code.store(turn(code));
    code.load(turn(code));
    code.jump(Opcodes.IFNULL, body);
    change(code);
    code.load(turn(code));
    code.call(Engine.TURN, "returns", "()Z");
    code.jump(Opcodes.IFEQ, body);
    code.load(turn(code));
    code.returnValue();
  }

  @Override
  public final boolean leave(Code code, Label exit) {
    return false;
  }
}
