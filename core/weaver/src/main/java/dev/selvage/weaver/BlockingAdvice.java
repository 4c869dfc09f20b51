package dev.selvage.weaver;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * What is woven into methods whose outcome is there when they end.
 *
 * <pre>
 * «exit»:
 *   turn = WovenSite.ended(site, giveUps, turn, «arguments», «outcome», thrown);
 *   if (turn.runs()) {
 *     «change»
 *     goto again;
 *   }
 *   if (turn.thrown() != null) throw turn.thrown();
 *   «end»
 * </pre>
 */
abstract class BlockingAdvice implements Advice {

  private static final List<Type> KEPT = List.of(Type.LONG_TYPE, Engine.type(Engine.TURN));

  private static final String ENDED =
      ("(L" + Engine.GUARDED_METHOD + ";JL" + Engine.TURN + ";")
          + "[Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Throwable;)"
          + ("L" + Engine.TURN + ";");

  @Override
  public final List<Type> kept() {
    return KEPT;
  }

  static Slot giveUps(Code code) {
    return code.slots().kept(0);
  }

  static Slot turn(Code code) {
    return code.slots().kept(1);
  }

  /** {@code long giveUps = GiveUps.count();} */
  static void countGiveUps(Code code) {
    code.callStatic(Engine.GIVE_UPS, "count", "()J");
    code.store(giveUps(code));
  }

  /**
   * Where nothing acts on entry: {@code site; long giveUps = GiveUps.count(); Turn turn = null;}.
   *
   * <p>The first call resolves the site's constant: Java 17 never compiles a method that it met
   * with an unresolved one, even where that is read after failures alone.
   */
  static void begin(Code code) {
    code.site();
    code.pop();
    countGiveUps(code);
    code.pushNull();
    code.store(turn(code));
  }

  /** The arguments as the engine is shown them after an attempt: not at all. */
  void arguments(Code code) {
    code.pushNull();
  }

  /** What the body returned, as the engine is shown it. */
  void outcome(Code code) {
    code.object(code.slots().returned());
  }

  /** What changes between two attempts: nothing. */
  void change(Code code) {}

  /** How the method ends where the engine is done: {@code return (R) turn.value();} */
  void end(Code code) {
    code.returnValue();
  }

  @Override
  public final void exit(Code code, Label again) {
    Label ends = new Label();
    ask(code);
    code.store(turn(code));
    code.load(turn(code));
    code.call(Engine.TURN, "runs", "()Z");
    code.jump(Opcodes.IFEQ, ends);
    change(code);
    code.jump(Opcodes.GOTO, again);
    code.target(ends, code.slots().returned());
    code.load(turn(code));
    code.throwOrStay();
    end(code);
  }

  private void ask(Code code) {
    code.site();
    code.load(giveUps(code));
    code.load(turn(code));
    arguments(code);
    outcome(code);
    code.load(code.slots().thrown());
    code.callStatic(Engine.WOVEN_SITE, "ended", ENDED);
  }
}
