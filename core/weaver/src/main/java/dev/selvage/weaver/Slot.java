package dev.selvage.weaver;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** A local variable; one of type void holds nothing. */
record Slot(Type type, int index) {

  /** The first index behind it. */
  int end() {
    return index + type.getSize();
  }

  void load(MethodVisitor out) {
    if (type.getSize() > 0) {
      out.visitVarInsn(type.getOpcode(Opcodes.ILOAD), index);
    }
  }

  void store(MethodVisitor out) {
    if (type.getSize() > 0) {
      out.visitVarInsn(type.getOpcode(Opcodes.ISTORE), index);
    }
  }

  /** What a frame says of it (JVMS 4.10.1.2). */
  Object inFrame() {
    return switch (type.getSort()) {
      case Type.LONG -> Opcodes.LONG;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      case Type.OBJECT, Type.ARRAY -> type.getInternalName();
      default -> Opcodes.INTEGER;
    };
  }
}
