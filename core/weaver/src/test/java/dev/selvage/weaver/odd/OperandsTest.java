package dev.selvage.weaver.odd;

import static dev.selvage.weaver.odd.OddCase.WOVEN;
import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an instruction leaves on the stack may lie there when the method returns. The JVM's
 * verifier sees whether all of it was taken away, and no half of a long.
 */
class OperandsTest {

  private static final String ODD = "odd/Odd";

  /** Instructions without operands of their own, by the values that they find. */
  private static final Map<String, List<Integer>> PLAIN =
      Map.ofEntries(
          Map.entry("", List.of(NOP, ACONST_NULL, ICONST_M1, LCONST_1, FCONST_2, DCONST_1)),
          Map.entry("I", List.of(INEG, I2L, I2F, I2D, I2B, POP, DUP)),
          Map.entry("J", List.of(LNEG, L2I, L2F, L2D, POP2, DUP2)),
          Map.entry("F", List.of(FNEG, F2I, F2L, F2D, DUP)),
          Map.entry("D", List.of(DNEG, D2I, D2L, D2F, DUP2)),
          Map.entry("II", List.of(IADD, IMUL, ISHL, IUSHR, IAND, IXOR, SWAP, DUP_X1, DUP2, POP2)),
          Map.entry("JJ", List.of(LADD, LSUB, LMUL, LAND, LOR, LXOR, LCMP, DUP2_X2)),
          Map.entry("JI", List.of(LSHL, LSHR, LUSHR, DUP_X2)),
          Map.entry("FF", List.of(FADD, FREM, FCMPL, FCMPG)),
          Map.entry("DD", List.of(DADD, DREM, DCMPL, DCMPG, DUP2_X2)),
          Map.entry("IJ", List.of(DUP2_X1)),
          Map.entry("III", List.of(DUP_X2, DUP2_X1)),
          Map.entry("IIII", List.of(DUP2_X2)),
          Map.entry("A", List.of(MONITORENTER)));

  @ParameterizedTest(name = "{0}")
  @MethodSource("operands")
  void nothingIsLeftUnderWhatIsReturned(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> operands() {
    List<OddCase> cases = new ArrayList<>();
    for (int major : List.of(49, Math.min(69, Kinds.NEWEST))) {
      PLAIN.forEach(
          (given, opcodes) -> opcodes.forEach(opcode -> cases.add(plain(major, given, opcode))));
      others(major).forEach((name, code) -> cases.add(oddCase(major, name, code)));
    }
    return cases.stream();
  }

  /** Writes instructions that leave something on the stack. */
  private interface Code {
    void write(MethodVisitor code);
  }

  private static OddCase plain(int major, String given, int opcode) {
    if (opcode == MONITORENTER) {
      return oddCase(major, "a monitor", OperandsTest::monitor);
    }
    return oddCase(
        major,
        "%d after %s".formatted(opcode, given),
        code -> {
          given.chars().forEach(type -> push(code, type));
          code.visitInsn(opcode);
        });
  }

  private static void push(MethodVisitor code, int type) {
    code.visitInsn(
        switch (type) {
          case 'I' -> ICONST_1;
          case 'J' -> LCONST_1;
          case 'F' -> FCONST_1;
          case 'D' -> DCONST_1;
          default -> ACONST_NULL;
        });
  }

  private static Map<String, Code> others(int major) {
    Map<String, Code> others = new LinkedHashMap<>();
    others.put("a long of an array", code -> element(code, T_LONG, LALOAD));
    others.put("a double of an array", code -> element(code, T_DOUBLE, DALOAD));
    others.put("a byte of an array", code -> element(code, T_BYTE, BALOAD));
    others.put("an array after a store", OperandsTest::stored);
    others.put("the length of an array", OperandsTest::length);
    others.put("arrays of arrays", OperandsTest::arrays);
    others.put("constants of two words", OperandsTest::constants);
    others.put("fields of a class", OperandsTest::fields);
    others.put("what methods return", OperandsTest::calls);
    others.put("values across a branch", OperandsTest::branch);
    others.put("values across a switch", OperandsTest::branches);
    others.put("what a handler finds", OperandsTest::handler);
    if (major >= V11) {
      others.put("a dynamic constant of two words", OperandsTest::dynamic);
    }
    return others;
  }

  private static OddCase oddCase(int major, String name, Code leftovers) {
    return OddClass.of(major)
        .with(file -> file.visitField(ACC_STATIC, "wide", "J", null, null).visitEnd())
        .with(file -> file.visitField(0, "own", "D", null, null).visitEnd())
        .method(ACC_PUBLIC, "ask", "(J)I")
        .body(
            code -> {
              code.visitInsn(LCONST_0);
              leftovers.write(code);
              OddClass.attempt(code);
              code.visitInsn(ICONST_3);
              code.visitInsn(IRETURN);
            })
        .oddCase(name + " in " + major, 3, WOVEN, 5L);
  }

  private static void monitor(MethodVisitor code) {
    code.visitInsn(ICONST_1);
    code.visitVarInsn(ALOAD, 0);
    code.visitInsn(MONITORENTER);
    code.visitVarInsn(ALOAD, 0);
    code.visitInsn(MONITOREXIT);
  }

  private static void element(MethodVisitor code, int type, int load) {
    code.visitInsn(ICONST_2);
    code.visitIntInsn(NEWARRAY, type);
    code.visitInsn(ICONST_0);
    code.visitInsn(load);
  }

  private static void stored(MethodVisitor code) {
    code.visitIntInsn(BIPUSH, 2);
    code.visitIntInsn(NEWARRAY, T_LONG);
    code.visitInsn(DUP);
    code.visitInsn(ICONST_0);
    code.visitInsn(LCONST_1);
    code.visitInsn(LASTORE);
  }

  private static void length(MethodVisitor code) {
    code.visitIntInsn(SIPUSH, 300);
    code.visitTypeInsn(ANEWARRAY, "java/lang/String");
    code.visitInsn(ARRAYLENGTH);
  }

  private static void arrays(MethodVisitor code) {
    code.visitInsn(ICONST_1);
    code.visitInsn(ICONST_2);
    code.visitMultiANewArrayInsn("[[J", 2);
    code.visitTypeInsn(INSTANCEOF, "[[J");
  }

  private static void constants(MethodVisitor code) {
    code.visitLdcInsn(70_000L);
    code.visitLdcInsn(7.5);
    code.visitLdcInsn(7.5f);
    code.visitLdcInsn("text");
  }

  private static void fields(MethodVisitor code) {
    code.visitFieldInsn(GETSTATIC, ODD, "wide", "J");
    code.visitInsn(DUP2);
    code.visitFieldInsn(PUTSTATIC, ODD, "wide", "J");
    code.visitVarInsn(ALOAD, 0);
    code.visitInsn(DCONST_1);
    code.visitFieldInsn(PUTFIELD, ODD, "own", "D");
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, ODD, "own", "D");
  }

  private static void calls(MethodVisitor code) {
    code.visitLdcInsn("text");
    code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
    code.visitInsn(LCONST_1);
    code.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "reverse", "(J)J", false);
    code.visitInsn(DCONST_1);
    code.visitMethodInsn(
        INVOKESTATIC, "java/lang/Double", "toString", "(D)Ljava/lang/String;", false);
  }

  private static void branch(MethodVisitor code) {
    Label other = new Label();
    Label join = new Label();
    code.visitVarInsn(ALOAD, 0);
    code.visitJumpInsn(IFNONNULL, other);
    code.visitInsn(DCONST_1);
    code.visitJumpInsn(GOTO, join);
    code.visitLabel(other);
    code.visitInsn(DCONST_0);
    code.visitLabel(join);
    code.visitInsn(ICONST_0);
  }

  private static void branches(MethodVisitor code) {
    Label one = new Label();
    Label other = new Label();
    code.visitInsn(FCONST_1);
    code.visitInsn(ICONST_1);
    code.visitTableSwitchInsn(0, 1, other, other, one);
    code.visitLabel(one);
    code.visitInsn(ICONST_5);
    code.visitLookupSwitchInsn(other, new int[] {5}, new Label[] {other});
    code.visitLabel(other);
    code.visitInsn(FCONST_2);
  }

  private static void handler(MethodVisitor code) {
    Label start = new Label();
    Label end = new Label();
    code.visitTryCatchBlock(start, end, end, "java/lang/ArithmeticException");
    code.visitLabel(start);
    code.visitInsn(ICONST_1);
    code.visitInsn(ICONST_0);
    code.visitInsn(IDIV);
    code.visitInsn(IRETURN);
    code.visitLabel(end);
  }

  private static void dynamic(MethodVisitor code) {
    Handle bootstrap =
        new Handle(
            H_INVOKESTATIC,
            "java/lang/invoke/ConstantBootstraps",
            "explicitCast",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;"
                + "Ljava/lang/Object;)Ljava/lang/Object;",
            false);
    code.visitLdcInsn(new ConstantDynamic("wide", "J", bootstrap, 5));
  }
}
