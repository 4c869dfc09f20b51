package dev.selvage.weaver.odd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The kinds of methods, types and versions that the corpus is made of. */
final class Kinds {

  /** The newest class files that the running JVM takes. */
  static final int NEWEST = 44 + Runtime.version().feature();

  static final int INTERFACE_METHODS = Opcodes.V1_8;

  private static final Map<Integer, String> BOXES =
      Map.of(
          Type.BOOLEAN, "java/lang/Boolean",
          Type.BYTE, "java/lang/Byte",
          Type.CHAR, "java/lang/Character",
          Type.SHORT, "java/lang/Short",
          Type.INT, "java/lang/Integer",
          Type.LONG, "java/lang/Long",
          Type.FLOAT, "java/lang/Float",
          Type.DOUBLE, "java/lang/Double");

  private Kinds() {}

  /** Java 5 to the one that runs. */
  static List<Integer> majors() {
    return IntStream.rangeClosed(Opcodes.V1_5, Math.min(NEWEST, Opcodes.V25)).boxed().toList();
  }

  /** Access flags by what they make of a method; an interface's begin so. */
  static Map<String, Integer> methods() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    kinds.put("public", Opcodes.ACC_PUBLIC);
    kinds.put("protected", Opcodes.ACC_PROTECTED);
    kinds.put("package-private", 0);
    kinds.put("private", Opcodes.ACC_PRIVATE);
    kinds.put("final", Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL);
    kinds.put("synchronized", Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNCHRONIZED);
    kinds.put("static", Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC);
    kinds.put("private static synchronized", 0x002A);
    kinds.put("varargs", Opcodes.ACC_PUBLIC | Opcodes.ACC_VARARGS);
    kinds.put("interface default", Opcodes.ACC_PUBLIC);
    kinds.put("interface static", Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC);
    return kinds;
  }

  /** What methods return, with what the usual body returns. */
  static Map<String, Object> returns() {
    Map<String, Object> returns = new LinkedHashMap<>();
    returns.put("V", null);
    returns.put("Z", false);
    returns.put("B", (byte) 0);
    returns.put("C", (char) 0);
    returns.put("S", (short) 0);
    returns.put("I", 0);
    returns.put("J", 0L);
    returns.put("F", 0f);
    returns.put("D", 0d);
    returns.put("Ljava/lang/String;", null);
    returns.put("Ljava/lang/Object;", null);
    returns.put("Ljava/util/List;", null);
    returns.put("[I", null);
    returns.put("[[Ljava/lang/Object;", null);
    returns.put("Ljava/util/concurrent/CompletionStage;", null);
    returns.put("Ljava/util/concurrent/CompletableFuture;", null);
    return returns;
  }

  static boolean isAsync(String returned) {
    return returned.contains("/concurrent/Complet");
  }

  static String boxOf(Type type) {
    return BOXES.get(type.getSort());
  }

  static boolean isMissing(Type type) {
    return type.getDescriptor().contains("missing/");
  }
}
