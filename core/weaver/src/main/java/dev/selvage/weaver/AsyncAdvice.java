package dev.selvage.weaver;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Woven into methods that return a {@code CompletionStage}. The first attempt is the method's own
 * body; later ones come back in through a handle to the method, and pass this code by.
 *
 * <pre>
 * «enter»:
 *   AsyncSite call = AsyncSite.«start or enter»(site, «this method», this, new Object[] {p});
 *   if (call != null) { // null: a later attempt
 *     p = (P) call.arguments(new Object[] {p})[0];
 *     if (!call.runsBody()) return (R) call.early();
 *   }
 * «leave»:
 *   if (call == null) return returned;
 * «exit»:
 *   if (call == null) throw thrown;
 *   Turn end = call.ended(returned, thrown);
 *   if (end.thrown() != null) throw end.thrown();
 *   return (R) end.value();
 * </pre>
 */
final class AsyncAdvice implements Advice {

  private static final List<Type> KEPT = List.of(Engine.type(Engine.ASYNC_SITE));

  private static final String ENTER =
      ("(L" + Engine.GUARDED_METHOD + ";Ljava/lang/invoke/MethodHandle;")
          + "Ljava/lang/Object;[Ljava/lang/Object;)"
          + ("L" + Engine.ASYNC_SITE + ";");

  private static final String ENDED =
      "(Ljava/lang/Object;Ljava/lang/Throwable;)L" + Engine.TURN + ";";

  /** Which of {@code AsyncSite}'s methods begins the call. */
  private final String begin;

  AsyncAdvice(String begin) {
    this.begin = begin;
  }

  @Override
  public List<Type> kept() {
    return KEPT;
  }

  private static Slot call(Code code) {
    return code.slots().kept(0);
  }

  @Override
  public void enter(Code code, Label body) {
    code.site();
    code.self();
    code.instance();
    code.arguments();
    code.callStatic(Engine.ASYNC_SITE, begin, ENTER);
    code.store(call(code));
    code.load(call(code));
    code.jump(Opcodes.IFNULL, body);
    code.load(call(code));
    code.arguments();
    code.call(Engine.ASYNC_SITE, "arguments", "([Ljava/lang/Object;)[Ljava/lang/Object;");
    code.takeArguments();
    code.load(call(code));
    code.call(Engine.ASYNC_SITE, "runsBody", "()Z");
    code.jump(Opcodes.IFNE, body);
    code.load(call(code));
    code.call(Engine.ASYNC_SITE, "early", "()Ljava/lang/Object;");
    code.returnObject();
  }

  @Override
  public boolean leave(Code code, Label exit) {
    code.load(call(code));
    code.jump(Opcodes.IFNONNULL, exit);
    code.returnReturned();
    return true;
  }

  @Override
  public void exit(Code code, Label again) {
    Slot returned = code.slots().returned();
    Slot thrown = code.slots().thrown();
    Label ends = new Label();
    code.load(call(code));
    code.jump(Opcodes.IFNONNULL, ends);
    code.throwThrown();
    code.target(ends, returned, thrown);
    code.load(call(code));
    code.load(returned);
    code.load(thrown);
    code.call(Engine.ASYNC_SITE, "ended", ENDED);
    code.throwOrStay();
    code.returnValue();
  }
}
