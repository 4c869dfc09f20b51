package dev.selvage.weaver;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Woven into methods that nothing acts on before they run, and which may return a response that
 * says failure.
 *
 * <pre>
 * «enter»: as {@link RetryAdvice}
 * «leave»:
 *   if (turn == null && !site.inspectsReturned()) return returned;
 * «exit»:
 *   turn = WovenSite.ended(site, giveUps, turn, null, returned, thrown);
 *   if (turn.runs()) goto again;
 *   if (turn.thrown() != null) throw turn.thrown();
 *   return (R) turn.value();
 * </pre>
 */
class ResultAdvice extends BlockingAdvice {

  @Override
  public final void enter(Code code, Label body) {
    begin(code);
  }

  @Override
  public final boolean leave(Code code, Label exit) {
    code.load(turn(code));
    code.jump(Opcodes.IFNONNULL, exit);
    code.site();
    code.call(Engine.GUARDED_METHOD, "inspectsReturned", "()Z");
    code.jump(Opcodes.IFNE, exit);
    code.returnReturned();
    return true;
  }
}
