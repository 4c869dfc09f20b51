package dev.selvage.weaver.scan;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Changes class files to what other compilers than javac write. */
final class Surgery {

  private Surgery() {}

  static byte[] withoutBridges(byte[] file) {
    return changed(file, Opcodes.ACC_BRIDGE, 0, visitor -> visitor);
  }

  /** Lambda bodies, and all else, without the synthetic flag. */
  static byte[] withoutSyntheticFlags(byte[] file) {
    return changed(file, 0, Opcodes.ACC_SYNTHETIC, visitor -> visitor);
  }

  /** An instruction before all others that no bridge by javac has. */
  static byte[] withUnusualCode(byte[] file) {
    return changed(file, 0, 0, BeginWithNothing::new);
  }

  /** Lambdas that implement a marker and a bridge besides their method. */
  static byte[] withBridgesInLambdas(byte[] file) {
    return changed(file, 0, 0, AddBridge::new);
  }

  private static byte[] changed(
      byte[] file, int dropped, int cleared, UnaryOperator<MethodVisitor> change) {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor changing =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] thrown) {
            boolean isKept = (access & dropped) == 0;
            return isKept
                ? change.apply(
                    super.visitMethod(access & ~cleared, name, descriptor, signature, thrown))
                : null;
          }
        };
    new ClassReader(file).accept(changing, 0);
    return writer.toByteArray();
  }

  private static final class BeginWithNothing extends MethodVisitor {

    BeginWithNothing(MethodVisitor visitor) {
      super(Opcodes.ASM9, visitor);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitInsn(Opcodes.NOP);
    }
  }

  private static final class AddBridge extends MethodVisitor {

    private static final Handle FACTORY =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/LambdaMetafactory",
            "altMetafactory",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                + "Ljava/lang/invoke/MethodType;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;",
            false);

    private static final Object[] MARKER_AND_BRIDGE = {
      6,
      1,
      Type.getObjectType("java/io/Serializable"),
      1,
      Type.getMethodType("(Ljava/lang/Object;)Ljava/lang/Object;")
    };

    AddBridge(MethodVisitor visitor) {
      super(Opcodes.ASM9, visitor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle factory, Object... arguments) {
      Object[] all =
          Stream.concat(Arrays.stream(arguments), Arrays.stream(MARKER_AND_BRIDGE)).toArray();
      super.visitInvokeDynamicInsn(name, descriptor, FACTORY, all);
    }
  }
}
