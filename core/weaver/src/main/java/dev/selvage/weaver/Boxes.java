package dev.selvage.weaver;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Values of any type as objects, and back; of type void there is none, and the object is null. */
final class Boxes {

  private Boxes() {}

  static void box(MethodVisitor out, Type type) {
    if (type.getSort() == Type.VOID) {
      out.visitInsn(Opcodes.ACONST_NULL);
    } else if (isPrimitive(type)) {
      String box = boxOf(type);
      String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
      out.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }
  }

  static void unbox(MethodVisitor out, Type type) {
    if (type.getSort() == Type.VOID) {
      out.visitInsn(Opcodes.POP);
    } else if (isPrimitive(type)) {
      String box = boxOf(type);
      out.visitTypeInsn(Opcodes.CHECKCAST, box);
      out.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          box,
          type.getClassName() + "Value",
          "()" + type.getDescriptor(),
          false);
    } else if (!type.getDescriptor().equals("Ljava/lang/Object;")) {
      out.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    }
  }

  /** What a variable holds that nothing was assigned to. */
  static void pushDefault(MethodVisitor out, Type type) {
    switch (type.getSort()) {
      case Type.VOID -> {}
      case Type.LONG -> out.visitInsn(Opcodes.LCONST_0);
      case Type.FLOAT -> out.visitInsn(Opcodes.FCONST_0);
      case Type.DOUBLE -> out.visitInsn(Opcodes.DCONST_0);
      case Type.OBJECT, Type.ARRAY -> out.visitInsn(Opcodes.ACONST_NULL);
      default -> out.visitInsn(Opcodes.ICONST_0);
    }
  }

  private static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  private static String boxOf(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.FLOAT -> "java/lang/Float";
      case Type.LONG -> "java/lang/Long";
      default -> "java/lang/Double";
    };
  }
}
