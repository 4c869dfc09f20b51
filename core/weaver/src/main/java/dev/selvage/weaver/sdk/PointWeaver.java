package dev.selvage.weaver.sdk;

import dev.selvage.engine.sdk.SdkLoop;
import dev.selvage.engine.sdk.SdkLoop.Point;
import dev.selvage.engine.sdk.SdkLoop.Role;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes one place's call of {@link dev.selvage.engine.sdk.SdkSite} into its method. */
final class PointWeaver extends MethodVisitor {

  private static final String SITE = "dev/selvage/engine/sdk/SdkSite";
  private static final int MOST_STACK = 5;

  private final String className;
  private final SdkLoop loop;
  private final Point point;

  PointWeaver(MethodVisitor method, String className, SdkLoop loop, Point point) {
    super(Opcodes.ASM9, method);
    this.className = className;
    this.loop = loop;
    this.point = point;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    switch (point.role()) {
      case BUILDS -> putKey();
      case DECIDES -> decide();
      case LOOPS, LOOPS_ATTEMPTS -> tellOfLoop();
      case RUNS -> tellOf(0, "runs");
      case REPEATS -> tellOf(1, "repeats");
      case COPIES -> {}
    }
  }

  /** {@code String key = SdkSite.begins(this); if (key != null) putHeader(NAME, key);} */
  private void putKey() {
    Label absent = new Label();
    Label end = new Label();
    String self = "L" + className + ";";
    visitVarInsn(Opcodes.ALOAD, 0);
    call("begins", "(Ljava/lang/Object;)Ljava/lang/String;");
    visitInsn(Opcodes.DUP);
    visitJumpInsn(Opcodes.IFNULL, absent);
    visitVarInsn(Opcodes.ALOAD, 0);
    visitInsn(Opcodes.SWAP);
    visitLdcInsn("Idempotency-Key");
    visitInsn(Opcodes.SWAP);
    visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        className,
        "putHeader",
        "(Ljava/lang/String;Ljava/lang/String;)" + self,
        false);
    visitInsn(Opcodes.POP);
    visitJumpInsn(Opcodes.GOTO, end);
    visitLabel(absent);
    visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/String"});
    visitInsn(Opcodes.POP);
    visitLabel(end);
    visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    visitInsn(Opcodes.NOP); // A frame of the method's own may stand at its first instruction.
  }

  /** {@code if (SdkSite.takesOver(request, count, client, turnOff)) return false;} */
  private void decide() {
    Label goOn = new Label();
    visitVarInsn(Opcodes.ALOAD, 1);
    visitVarInsn(Opcodes.ALOAD, 0);
    visitFieldInsn(Opcodes.GETFIELD, className, point.count(), "I");
    constants();
    call("takesOver", "(Ljava/lang/Object;ILjava/lang/String;Ljava/lang/String;)Z");
    visitJumpInsn(Opcodes.IFEQ, goOn);
    visitInsn(Opcodes.ICONST_0);
    visitInsn(Opcodes.IRETURN);
    visitLabel(goOn);
    visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    visitInsn(Opcodes.NOP);
  }

  /** {@code SdkSite.loops(ThisClass.class, requests, client, turnOff);} */
  private void tellOfLoop() {
    Type[] parameters = Type.getArgumentTypes(point.parameters() + "V");
    int last = 1;
    for (Type parameter : parameters) {
      last += parameter.getSize();
    }
    visitLdcInsn(Type.getObjectType(className));
    visitVarInsn(Opcodes.ILOAD, last - 1);
    if (point.role() == Role.LOOPS) {
      visitInsn(Opcodes.ICONST_1);
      visitInsn(Opcodes.IADD);
    }
    constants();
    call("loops", "(Ljava/lang/Class;ILjava/lang/String;Ljava/lang/String;)V");
  }

  /** {@code SdkSite.runs(this, way, client, turnOff);}, or of the first argument. */
  private void tellOf(int variable, String name) {
    visitVarInsn(Opcodes.ALOAD, variable);
    visitLdcInsn(point.count());
    constants();
    call(name, "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V");
  }

  /** What is made of this object belongs to what this object belongs to. */
  @Override
  public void visitInsn(int opcode) {
    boolean makes = point.role() == Role.BUILDS || point.role() == Role.COPIES;
    if (makes && opcode == Opcodes.ARETURN) {
      super.visitInsn(Opcodes.DUP);
      visitVarInsn(Opcodes.ALOAD, 0);
      super.visitInsn(Opcodes.SWAP);
      call("follows", "(Ljava/lang/Object;Ljava/lang/Object;)V");
    }
    super.visitInsn(opcode);
  }

  private void constants() {
    visitLdcInsn(loop.client());
    visitLdcInsn(loop.turnOff());
  }

  private void call(String name, String descriptor) {
    visitMethodInsn(Opcodes.INVOKESTATIC, SITE, name, descriptor, false);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    super.visitMaxs(stack + MOST_STACK, locals);
  }
}
