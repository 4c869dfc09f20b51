package dev.selvage.weaver;

import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Follows what lies on the operand stack while it passes a method's instructions on. Class files
 * may have values under the one that is returned, which a jump in the place of the return must not
 * leave there. What a place that is jumped to finds is known from the jump or, where there is one,
 * from its frame.
 */
abstract class StackTracker extends MethodVisitor {

  final OperandStack stack = new OperandStack();
  private final Map<Label, String> found = new HashMap<>();

  StackTracker(MethodVisitor next) {
    super(ASM9, next);
  }

  private void jumpTo(Label label) {
    found.putIfAbsent(label, stack.save());
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String caught) {
    found.put(handler, "1");
    super.visitTryCatchBlock(start, end, handler, caught);
  }

  @Override
  public void visitLabel(Label label) {
    String known = found.get(label);
    if (known != null) {
      stack.restore(known);
    }
    super.visitLabel(label);
  }

  @Override
  public void visitFrame(
      int type, int localCount, Object @Nullable [] locals, int count, Object @Nullable [] values) {
    stack.clear();
    for (int i = 0; values != null && i < count; i++) {
      stack.push(values[i] == LONG || values[i] == DOUBLE ? 2 : 1);
    }
    super.visitFrame(type, localCount, locals, count, values);
  }

  @Override
  public void visitInsn(int opcode) {
    switch (opcode) {
      case ACONST_NULL, ICONST_M1, ICONST_0, ICONST_1, ICONST_2, ICONST_3, ICONST_4, ICONST_5 ->
          stack.push(1);
      case FCONST_0, FCONST_1, FCONST_2 -> stack.push(1);
      case LCONST_0, LCONST_1, DCONST_0, DCONST_1 -> stack.push(2);
      case IALOAD, FALOAD, AALOAD, BALOAD, CALOAD, SALOAD, FCMPL, FCMPG -> stack.replace(2, 1);
      case LALOAD, DALOAD -> stack.replace(2, 2);
      case IASTORE, FASTORE, AASTORE, BASTORE, CASTORE, SASTORE -> stack.pop(3);
      case LASTORE, DASTORE -> stack.pop(4);
      case POP, MONITORENTER, MONITOREXIT -> stack.pop(1);
      case POP2 -> stack.pop(2);
      case DUP -> stack.copy(1, 0);
      case DUP_X1 -> stack.copy(1, 1);
      case DUP_X2 -> stack.copy(1, 2);
      case DUP2 -> stack.copy(2, 0);
      case DUP2_X1 -> stack.copy(2, 1);
      case DUP2_X2 -> stack.copy(2, 2);
      case IADD, ISUB, IMUL, IDIV, IREM, FADD, FSUB, FMUL, FDIV, FREM, IAND, IOR, IXOR ->
          stack.pop(1);
      case ISHL, ISHR, IUSHR, LSHL, LSHR, LUSHR -> stack.pop(1);
      case LADD, LSUB, LMUL, LDIV, LREM, DADD, DSUB, DMUL, DDIV, DREM, LAND, LOR, LXOR ->
          stack.pop(2);
      case I2L, I2D, F2L, F2D -> stack.replace(1, 2);
      case L2I, L2F, D2I, D2F -> stack.replace(2, 1);
      case LCMP, DCMPL, DCMPG -> stack.replace(4, 1);
      case ATHROW -> stack.clear();
      default -> {} // the stack is as large as before
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    stack.push(opcode == NEWARRAY ? 0 : 1);
    super.visitIntInsn(opcode, operand);
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    switch (opcode) {
      case ILOAD, FLOAD, ALOAD -> stack.push(1);
      case LLOAD, DLOAD -> stack.push(2);
      case ISTORE, FSTORE, ASTORE -> stack.pop(1);
      case LSTORE, DSTORE -> stack.pop(2);
      default -> stack.clear(); // the return of a subroutine
    }
    super.visitVarInsn(opcode, variable);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    stack.push(opcode == NEW ? 1 : 0);
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    int size = descriptor.equals("J") || descriptor.equals("D") ? 2 : 1;
    switch (opcode) {
      case GETSTATIC -> stack.push(size);
      case PUTSTATIC -> stack.pop(size);
      case GETFIELD -> stack.replace(1, size);
      default -> stack.pop(1 + size);
    }
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    call(descriptor, opcode == INVOKESTATIC);
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    call(descriptor, true);
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
  }

  private void call(String descriptor, boolean isStatic) {
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    stack.replace((sizes >> 2) - (isStatic ? 1 : 0), sizes & 3);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    switch (opcode) {
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> stack.pop(1);
      case GOTO, JSR -> {}
      default -> stack.pop(2);
    }
    if (opcode == JSR) {
      found.putIfAbsent(label, stack.save() + "1");
    } else {
      jumpTo(label);
    }
    if (opcode == GOTO) {
      stack.clear();
    }
    super.visitJumpInsn(opcode, label);
  }

  @Override
  public void visitLdcInsn(Object value) {
    boolean isDouble =
        value instanceof Long
            || value instanceof Double
            || (value instanceof ConstantDynamic constant && constant.getSize() == 2);
    stack.push(isDouble ? 2 : 1);
    super.visitLdcInsn(value);
  }

  @Override
  public void visitTableSwitchInsn(int least, int most, Label other, Label... labels) {
    switchTo(other, labels);
    super.visitTableSwitchInsn(least, most, other, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
    switchTo(other, labels);
    super.visitLookupSwitchInsn(other, keys, labels);
  }

  private void switchTo(Label other, Label[] labels) {
    stack.pop(1);
    jumpTo(other);
    for (Label label : labels) {
      jumpTo(label);
    }
    stack.clear();
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    stack.replace(dimensions, 1);
    super.visitMultiANewArrayInsn(descriptor, dimensions);
  }
}
