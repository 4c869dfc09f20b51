package dev.selvage.weaver;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Woven into methods that nothing acts on before they run, and whose return type cannot carry a
 * failure. On success it is a test and a return.
 *
 * <pre>
 * «enter»:
 *   site; // resolves it
 *   long giveUps = GiveUps.count();
 *   Turn turn = null;
 * «leave»:
 *   if (turn == null) return returned;
 * «exit»:
 *   turn = WovenSite.ended(site, giveUps, turn, null, null, thrown);
 *   if (turn.runs()) goto again;
 *   if (turn.thrown() != null) throw turn.thrown();
 *   return returned;
 * </pre>
 */
final class RetryAdvice extends BlockingAdvice {

  @Override
  public void enter(Code code, Label body) {
    begin(code);
  }

  @Override
  public boolean leave(Code code, Label exit) {
    code.load(turn(code));
    code.jump(Opcodes.IFNONNULL, exit);
    code.returnReturned();
    return true;
  }

  @Override
  void outcome(Code code) {
    code.pushNull();
  }

  @Override
  void end(Code code) {
    code.pop();
    code.returnReturned();
  }
}
