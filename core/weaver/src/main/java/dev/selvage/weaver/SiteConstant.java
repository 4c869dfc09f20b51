package dev.selvage.weaver;

import dev.selvage.engine.drive.WovenSite;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Puts the handle of a guarded method on the stack: as a dynamic constant where the class file
 * knows them (from Java 11), as a constant call site from Java 7, else by look-up.
 */
final class SiteConstant implements Site {

  private static final int JAVA_7 = 51;
  private static final int JAVA_11 = 55;

  private static final String NAME = "site";
  private static final String HANDLE = "L" + Engine.GUARDED_METHOD + ";";

  /** The contract, then the method's name, descriptor and source. */
  private static final String METHOD = "ILjava/lang/String;Ljava/lang/String;Ljava/lang/String;)";

  private static final String LOOKUP = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;";

  private static final String OBJECT = "Ljava/lang/Object;";

  private static final Handle CONSTANT =
      bootstrap("constant", LOOKUP + OBJECT + OBJECT + OBJECT + OBJECT + OBJECT + ")" + OBJECT);
  private static final Handle CALL_SITE =
      bootstrap(
          "callSite",
          LOOKUP + "Ljava/lang/invoke/MethodType;" + METHOD + "Ljava/lang/invoke/CallSite;");

  private final Target target;

  SiteConstant(Target target) {
    this.target = target;
  }

  @Override
  public void push(MethodVisitor out) {
    Object[] method = {
      WovenSite.CONTRACT, target.method().name(), target.descriptor(), target.method().source()
    };
    int version = target.scan().majorVersion();
    if (version >= JAVA_11) {
      out.visitLdcInsn(new ConstantDynamic(NAME, HANDLE, CONSTANT, method));
    } else if (version >= JAVA_7) {
      out.visitInvokeDynamicInsn(NAME, "()" + HANDLE, CALL_SITE, method);
    } else {
      out.visitLdcInsn(Type.getObjectType(target.owner()));
      for (Object argument : method) {
        out.visitLdcInsn(argument);
      }
      String descriptor = "(Ljava/lang/Class;" + METHOD + HANDLE;
      out.visitMethodInsn(Opcodes.INVOKESTATIC, Engine.BOOTSTRAP, "lookup", descriptor, false);
    }
  }

  private static Handle bootstrap(String name, String descriptor) {
    return new Handle(Opcodes.H_INVOKESTATIC, Engine.BOOTSTRAP, name, descriptor, false);
  }
}
