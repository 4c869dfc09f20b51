package dev.selvage.weaver.odd;

import static dev.selvage.weaver.odd.OddCase.WOVEN;
import static dev.selvage.weaver.odd.OddClass.attempt;
import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that no source says: loops and handlers from the first instruction on, and worse. */
class BodiesTest {

  private static final int STATIC = ACC_PUBLIC | ACC_STATIC;

  /** Writes a body; the number is the first slot that is free. */
  private interface Body extends BiConsumer<MethodVisitor, Integer> {}

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aWovenBodyDoesWhatItDid(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> bodies() {
    List<OddCase> cases = new ArrayList<>();
    all().forEach((name, body) -> eachWay(cases, name, body));
    old()
        .forEach((name, body) -> add(cases, name, body, OddClass.withoutFrames(49), STATIC, "()I"));
    old()
        .forEach(
            (name, body) ->
                add(cases, name, body, OddClass.withoutFrames(49), ACC_PUBLIC, "(JI)I"));
    return cases.stream();
  }

  private static void eachWay(List<OddCase> cases, String name, Body body) {
    int newest = Math.min(69, Kinds.NEWEST);
    for (int major : List.of(49, 50, 52, newest)) {
      add(cases, name, body, OddClass.of(major), STATIC, "()I");
      add(cases, name, body, OddClass.of(major), ACC_PUBLIC, "(JI)I");
    }
    // Frames may be left out in this version: the JVM then falls back to the old verifier.
    add(cases, name + ", without frames", body, OddClass.withoutFrames(50), STATIC, "()I");
    add(cases, name + ", without frames", body, OddClass.withoutFrames(50), ACC_PUBLIC, "(JI)I");
  }

  private static void add(
      List<OddCase> cases, String name, Body body, OddClass odd, int access, String descriptor) {
    odd.method(access, "ask", descriptor).body(code -> body.accept(code, odd.firstFree()));
    Object[] arguments = descriptor.equals("()I") ? new Object[0] : new Object[] {5L, 6};
    OddCase made = odd.oddCase(name + " in " + odd.major + " " + descriptor, 0, WOVEN, arguments);
    // What these bodies are given, they do not tell.
    cases.add(made);
  }

  private static Map<String, Body> all() {
    Map<String, Body> all = new LinkedHashMap<>();
    all.put("a loop back to offset 0", BodiesTest::loopToZero);
    all.put("a handler from offset 0", BodiesTest::handlerAtZero);
    all.put("a handler that covers itself", BodiesTest::handlerOfItself);
    all.put("a handler for everything that throws on", BodiesTest::rethrow);
    all.put("no return, one throw and a loop", BodiesTest::throwOnly);
    all.put("values under the one that is returned", BodiesTest::fullStack);
    all.put("an object not yet constructed across a branch", BodiesTest::uninitialised);
    all.put("a monitor entered and left", BodiesTest::monitor);
    all.put("four hundred locals", BodiesTest::manyLocals);
    all.put("a stack of two thousand", BodiesTest::deepStack);
    all.put("instructions that are never reached", BodiesTest::deadCode);
    all.put("every kind of return", BodiesTest::manyReturns);
    all.put("a table switch and a lookup switch", BodiesTest::switches);
    all.put("a jump farther than a short one", BodiesTest::farJump);
    all.put("a slot of two types in turn", BodiesTest::reusedSlot);
    all.put("an increment of what is wide", BodiesTest::wideIncrement);
    return all;
  }

  /** What only class files before Java 7 may have. */
  private static Map<String, Body> old() {
    Map<String, Body> old = new LinkedHashMap<>();
    old.put("a subroutine", BodiesTest::subroutine);
    old.put("a subroutine as finally", BodiesTest::subroutineAsFinally);
    old.put("subroutines in each other", BodiesTest::nestedSubroutines);
    return old;
  }

  private static void end(MethodVisitor code) {
    code.visitInsn(ICONST_0);
    code.visitInsn(IRETURN);
  }

  private static void loopToZero(MethodVisitor code, int free) {
    Label start = new Label();
    Label out = new Label();
    code.visitLabel(start);
    attempt(code);
    code.visitInsn(ICONST_0);
    code.visitJumpInsn(IFEQ, out);
    code.visitJumpInsn(GOTO, start);
    code.visitLabel(out);
    end(code);
  }

  private static void handlerAtZero(MethodVisitor code, int free) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
    code.visitLabel(start);
    attempt(code);
    end(code);
    code.visitLabel(end);
    code.visitLabel(handler);
    code.visitInsn(POP);
    end(code);
  }

  private static void handlerOfItself(MethodVisitor code, int free) {
    Label start = new Label();
    Label handler = new Label();
    Label end = new Label();
    code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
    code.visitLabel(start);
    attempt(code);
    end(code);
    code.visitLabel(handler);
    code.visitInsn(ATHROW);
    code.visitLabel(end);
  }

  private static void rethrow(MethodVisitor code, int free) {
    Label start = new Label();
    Label end = new Label();
    code.visitTryCatchBlock(start, end, end, null);
    code.visitLabel(start);
    attempt(code);
    end(code);
    code.visitLabel(end);
    code.visitVarInsn(ASTORE, free);
    code.visitVarInsn(ALOAD, free);
    code.visitInsn(ATHROW);
  }

  /** The value leaves by way of a handler, so that the body itself never ends but by a throw. */
  private static void throwOnly(MethodVisitor code, int free) {
    Label start = new Label();
    Label end = new Label();
    Label loop = new Label();
    code.visitTryCatchBlock(start, end, end, "java/lang/ArithmeticException");
    code.visitLabel(start);
    attempt(code);
    code.visitInsn(ICONST_1);
    code.visitInsn(ICONST_0);
    code.visitInsn(IDIV);
    code.visitInsn(POP);
    code.visitLabel(loop);
    code.visitJumpInsn(GOTO, loop);
    code.visitLabel(end);
    code.visitInsn(POP);
    end(code);
  }

  private static void fullStack(MethodVisitor code, int free) {
    code.visitInsn(LCONST_1);
    code.visitInsn(DCONST_1);
    code.visitInsn(ACONST_NULL);
    attempt(code);
    code.visitInsn(ICONST_3);
    end(code);
  }

  private static void uninitialised(MethodVisitor code, int free) {
    Label other = new Label();
    Label join = new Label();
    code.visitTypeInsn(NEW, "java/lang/Integer");
    code.visitInsn(DUP);
    attempt(code);
    code.visitInsn(ICONST_0);
    code.visitJumpInsn(IFEQ, other);
    code.visitInsn(ICONST_1);
    code.visitJumpInsn(GOTO, join);
    code.visitLabel(other);
    code.visitInsn(ICONST_0);
    code.visitLabel(join);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Integer", "<init>", "(I)V", false);
    code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false);
    code.visitInsn(IRETURN);
  }

  private static void monitor(MethodVisitor code, int free) {
    Label start = new Label();
    Label end = new Label();
    Label ended = new Label();
    code.visitTryCatchBlock(start, end, end, null);
    code.visitTryCatchBlock(end, ended, end, null);
    code.visitLdcInsn("a monitor");
    code.visitVarInsn(ASTORE, free);
    code.visitVarInsn(ALOAD, free);
    code.visitInsn(MONITORENTER);
    code.visitLabel(start);
    attempt(code);
    code.visitVarInsn(ALOAD, free);
    code.visitInsn(MONITOREXIT);
    end(code);
    code.visitLabel(end);
    code.visitVarInsn(ALOAD, free);
    code.visitInsn(MONITOREXIT);
    code.visitLabel(ended);
    code.visitInsn(ATHROW);
  }

  private static void manyLocals(MethodVisitor code, int free) {
    for (int i = 0; i < 400; i++) {
      OddClass.push(code, i);
      code.visitVarInsn(ISTORE, free + i);
    }
    attempt(code);
    code.visitVarInsn(ILOAD, free);
    code.visitVarInsn(ILOAD, free + 399);
    code.visitInsn(IMUL);
    code.visitInsn(IRETURN);
  }

  private static void deepStack(MethodVisitor code, int free) {
    for (int i = 0; i < 2000; i++) {
      code.visitInsn(ICONST_0);
    }
    attempt(code);
    for (int i = 1; i < 2000; i++) {
      code.visitInsn(IADD);
    }
    code.visitInsn(IRETURN);
  }

  private static void deadCode(MethodVisitor code, int free) {
    attempt(code);
    end(code);
    code.visitInsn(ICONST_5);
    code.visitInsn(IRETURN);
  }

  private static void manyReturns(MethodVisitor code, int free) {
    attempt(code);
    for (int i = 0; i < 50; i++) {
      Label next = new Label();
      code.visitInsn(ICONST_0);
      code.visitJumpInsn(IFEQ, next);
      code.visitInsn(ICONST_2);
      code.visitInsn(IRETURN);
      code.visitLabel(next);
    }
    end(code);
  }

  private static void switches(MethodVisitor code, int free) {
    Label one = new Label();
    Label two = new Label();
    Label other = new Label();
    attempt(code);
    code.visitInsn(ICONST_1);
    code.visitTableSwitchInsn(0, 1, other, two, one);
    code.visitLabel(two);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(one);
    code.visitLdcInsn(70_000);
    code.visitLookupSwitchInsn(other, new int[] {-5, 70_000}, new Label[] {two, other});
    code.visitLabel(other);
    end(code);
  }

  private static void farJump(MethodVisitor code, int free) {
    Label far = new Label();
    code.visitInsn(ICONST_0);
    code.visitJumpInsn(IFEQ, far);
    for (int i = 0; i < 40_000; i++) {
      code.visitInsn(NOP);
    }
    code.visitLabel(far);
    attempt(code);
    end(code);
  }

  private static void reusedSlot(MethodVisitor code, int free) {
    code.visitInsn(LCONST_0);
    code.visitVarInsn(LSTORE, free);
    attempt(code);
    code.visitLdcInsn("text");
    code.visitVarInsn(ASTORE, free);
    code.visitInsn(ICONST_0);
    code.visitVarInsn(ISTORE, free + 1);
    code.visitVarInsn(ILOAD, free + 1);
    code.visitInsn(IRETURN);
  }

  private static void wideIncrement(MethodVisitor code, int free) {
    OddClass.push(code, -1000);
    code.visitVarInsn(ISTORE, free + 255);
    code.visitIincInsn(free + 255, 1000);
    attempt(code);
    code.visitVarInsn(ILOAD, free + 255);
    code.visitInsn(IRETURN);
  }

  private static void subroutine(MethodVisitor code, int free) {
    Label subroutine = new Label();
    code.visitJumpInsn(JSR, subroutine);
    end(code);
    code.visitLabel(subroutine);
    code.visitVarInsn(ASTORE, free);
    attempt(code);
    code.visitVarInsn(RET, free);
  }

  private static void subroutineAsFinally(MethodVisitor code, int free) {
    Label start = new Label();
    Label end = new Label();
    Label subroutine = new Label();
    code.visitTryCatchBlock(start, end, end, null);
    code.visitLabel(start);
    attempt(code);
    code.visitJumpInsn(JSR, subroutine);
    end(code);
    code.visitLabel(end);
    code.visitVarInsn(ASTORE, free);
    code.visitJumpInsn(JSR, subroutine);
    code.visitVarInsn(ALOAD, free);
    code.visitInsn(ATHROW);
    code.visitLabel(subroutine);
    code.visitVarInsn(ASTORE, free + 1);
    code.visitVarInsn(RET, free + 1);
  }

  private static void nestedSubroutines(MethodVisitor code, int free) {
    Label outer = new Label();
    Label inner = new Label();
    code.visitJumpInsn(JSR, outer);
    end(code);
    code.visitLabel(outer);
    code.visitVarInsn(ASTORE, free);
    code.visitJumpInsn(JSR, inner);
    code.visitVarInsn(RET, free);
    code.visitLabel(inner);
    code.visitVarInsn(ASTORE, free + 1);
    attempt(code);
    code.visitVarInsn(RET, free + 1);
  }
}
