package dev.selvage.weaver;

import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ClassResources;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * What class files and method handles have no room for (JVMS 4.11), as far as nobody else looks.
 */
final class Limits {

  private static final int JAVA_5 = 49;
  private static final int JAVA_7 = 51;
  private static final int MOST = 65_535;

  /** A method may have one slot more, but then no method handle can be had of it. */
  private static final int MOST_SLOTS_OF_HANDLE = 254;

  private Limits() {}

  /** Why a method cannot be woven, whatever its code; null where it may. */
  static @Nullable String reason(
      @Nullable ClassLoader loader, Candidate candidate, int majorVersion) {
    if (majorVersion < JAVA_5) {
      return "its class file is older than Java 5, and annotations mean nothing there";
    }
    return Variant.of(candidate).isAsynchronous()
        ? ofHandle(loader, candidate, majorVersion)
        : null;
  }

  /** The later attempts of an asynchronous method go through a method handle. */
  private static @Nullable String ofHandle(
      @Nullable ClassLoader loader, Candidate candidate, int majorVersion) {
    if (majorVersion < JAVA_7) {
      return "its class file is older than Java 7 and knows no method handles";
    }
    Type[] parameters = Type.getArgumentTypes(candidate.descriptor());
    int own = (candidate.access() & Opcodes.ACC_STATIC) != 0 ? 1 : 0;
    if (Type.getArgumentsAndReturnSizes(candidate.descriptor()) / 4 - own > MOST_SLOTS_OF_HANDLE) {
      return "it has so many parameters that no method handle can be had of it";
    }
    boolean isVarargs = (candidate.access() & Opcodes.ACC_VARARGS) != 0;
    if (isVarargs
        && (parameters.length == 0 || parameters[parameters.length - 1].getSort() != Type.ARRAY)) {
      return "it claims to be varargs and takes no array, so no method handle can be had of it";
    }
    for (Type parameter : parameters) {
      if (isMissing(loader, parameter)) {
        String name = parameter.getClassName();
        return "it takes a " + name + ", which is missing, so no method handle can be had of it";
      }
    }
    return null;
  }

  /** Asked by resource: no class is loaded while another is. */
  private static boolean isMissing(@Nullable ClassLoader loader, Type parameter) {
    Type type = parameter.getSort() == Type.ARRAY ? parameter.getElementType() : parameter;
    return type.getSort() == Type.OBJECT
        && !type.getInternalName().startsWith("java/")
        && ClassResources.read(loader, type.getInternalName()) == null;
  }

  /** Thrown where a method would exceed a limit. */
  static final class Exceeded extends RuntimeException {

    private static final long serialVersionUID = 1;

    Exceeded(String what) {
      super("woven, it would have too many " + what + ": annotate a smaller method that calls it");
    }
  }

  /** Sees to what the writer of a class file silently cuts off. */
  static final class Visitor extends MethodVisitor {

    private int handlers;

    Visitor(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String caught) {
      if (++handlers > MOST) {
        throw new Exceeded("exception handlers");
      }
      super.visitTryCatchBlock(start, end, handler, caught);
    }

    @Override
    public void visitMaxs(int stack, int locals) {
      if (stack > MOST || locals > MOST) {
        throw new Exceeded(stack > MOST ? "values on its stack" : "locals");
      }
      super.visitMaxs(stack, locals);
    }
  }
}
