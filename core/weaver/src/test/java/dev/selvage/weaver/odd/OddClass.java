package dev.selvage.weaver.odd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes a class file with one guarded method, and a caller of it, instruction by instruction. */
final class OddClass {

  static final String RETRY = "Ldev/selvage/RetryOnRateLimit;";
  static final String VALIDATE = "Ldev/selvage/ValidateChatRequest;";
  static final String PROBE = "dev/selvage/weaver/odd/Probe";

  final String name;
  final int major;
  final boolean isInterface;
  final ClassWriter file;
  private final Map<String, byte[]> others = new LinkedHashMap<>();
  private String method = "ask";
  private String descriptor = "()I";
  private int access = Opcodes.ACC_PUBLIC;
  private List<String> annotations = List.of(RETRY);

  private OddClass(int major, String name, boolean isInterface, boolean withFrames) {
    this.major = major;
    this.name = name;
    this.isInterface = isInterface;
    this.file = new Writer(withFrames);
    int kind = isInterface ? Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT : Opcodes.ACC_SUPER;
    String[] interfaces = new String[0];
    file.visit(major, Opcodes.ACC_PUBLIC | kind, name, null, "java/lang/Object", interfaces);
    if (!isInterface) {
      constructor(file, "java/lang/Object");
    }
  }

  /** Asks nothing about types that are not there yet. */
  private static final class Writer extends ClassWriter {
    Writer(boolean withFrames) {
      super(withFrames ? COMPUTE_FRAMES : COMPUTE_MAXS);
    }

    @Override
    protected String getCommonSuperClass(String one, String other) {
      return "java/lang/Object";
    }
  }

  static OddClass of(int major) {
    return new OddClass(major, "odd/Odd", false, major >= Opcodes.V1_6);
  }

  static OddClass named(int major, String name) {
    return new OddClass(major, name, false, major >= Opcodes.V1_6);
  }

  static OddClass withoutFrames(int major) {
    return new OddClass(major, "odd/Odd", false, false);
  }

  static OddClass ofInterface(int major) {
    return new OddClass(major, "odd/Face", true, true);
  }

  OddClass method(int flags, String called, String signature) {
    access = flags;
    method = called;
    descriptor = signature;
    return this;
  }

  OddClass annotated(String... with) {
    annotations = List.of(with);
    return this;
  }

  OddClass other(String type, byte[] bytes) {
    others.put(type, bytes);
    return this;
  }

  boolean isStatic() {
    return (access & Opcodes.ACC_STATIC) != 0;
  }

  /** The first slot that no argument takes. */
  int firstFree() {
    return Type.getArgumentsAndReturnSizes(descriptor) / 4 - (isStatic() ? 1 : 0);
  }

  /** Writes the guarded method with that body. */
  OddClass body(Consumer<MethodVisitor> body) {
    MethodVisitor code = file.visitMethod(access, method, descriptor, null, null);
    annotations.forEach(type -> annotate(code, type));
    code.visitCode();
    body.accept(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
    return this;
  }

  /** Adds another method, with whatever it is to have. */
  OddClass with(Consumer<ClassVisitor> more) {
    more.accept(file);
    return this;
  }

  /** A body that tells the probe what it is given, spoils all of it, and returns. */
  OddClass usualBody() {
    return body(
        code -> {
          spoil(code);
          returnDefault(code, Type.getReturnType(descriptor));
        });
  }

  /** Gathers {@code this} and the arguments, sets each to nothing, then makes the attempt. */
  void spoil(MethodVisitor code) {
    List<Type> given = new ArrayList<>();
    if (!isStatic()) {
      given.add(Type.getObjectType(name));
    }
    given.addAll(Arrays.asList(Type.getArgumentTypes(descriptor)));
    push(code, given.size());
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    int slot = 0;
    for (int i = 0; i < given.size(); i++) {
      Type type = given.get(i);
      code.visitInsn(Opcodes.DUP);
      push(code, i);
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      box(code, type);
      code.visitInsn(Opcodes.AASTORE);
      nothing(code, type);
      code.visitVarInsn(type.getOpcode(Opcodes.ISTORE), slot);
      slot += type.getSize();
    }
    code.visitMethodInsn(Opcodes.INVOKESTATIC, PROBE, "attempt", "([Ljava/lang/Object;)V", false);
  }

  /** An attempt that tells nothing but the arguments' absence. */
  static void attempt(MethodVisitor code) {
    code.visitInsn(Opcodes.ICONST_0);
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    code.visitMethodInsn(Opcodes.INVOKESTATIC, PROBE, "attempt", "([Ljava/lang/Object;)V", false);
  }

  private static void annotate(MethodVisitor code, String type) {
    AnnotationVisitor annotation = code.visitAnnotation(type, true);
    if (type.equals(RETRY)) {
      annotation.visitEnum("backoff", "Ldev/selvage/BackoffLaw;", "FIXED");
      annotation.visit("initialDelay", "0s");
    }
    annotation.visitEnd();
  }

  static void retrying(MethodVisitor code) {
    annotate(code, RETRY);
  }

  /** The class file, with a caller in it, or beside it where it is an interface. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>(others);
    if (isInterface) {
      Writer caller = new Writer(true);
      caller.visit(
          major,
          Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
          name + "Caller",
          null,
          "java/lang/Object",
          new String[] {name});
      constructor(caller, "java/lang/Object");
      file.visitEnd();
      files.put(name, file.toByteArray());
      files.put(name + "Caller", caller(caller, name + "Caller"));
    } else {
      files.put(name, caller(file, name));
    }
    return files;
  }

  /** The same, as a case. */
  OddCase oddCase(String words, Object result, OddCase.Fate fate, Object... arguments) {
    return new OddCase(words, files(), name, Arrays.asList(arguments), result, fate);
  }

  private byte[] caller(ClassWriter into, String type) {
    boolean fromOutside = isInterface && (access & Opcodes.ACC_PRIVATE) == 0;
    callerOf(into, type, "call", fromOutside);
    into.visitEnd();
    return into.toByteArray();
  }

  /** Adds {@code public static Object caller(Object[])}, which calls the guarded method. */
  OddClass callerNamed(String caller) {
    callerOf(file, name, caller, false);
    return this;
  }

  private void callerOf(ClassVisitor into, String type, String caller, boolean fromOutside) {
    MethodVisitor code =
        into.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            caller,
            "([Ljava/lang/Object;)Ljava/lang/Object;",
            null,
            null);
    code.visitCode();
    if (!isStatic()) {
      code.visitTypeInsn(Opcodes.NEW, type);
      code.visitInsn(Opcodes.DUP);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", "()V", false);
    }
    Type[] arguments = Type.getArgumentTypes(descriptor);
    for (int i = 0; i < arguments.length; i++) {
      if (Kinds.isMissing(arguments[i])) {
        code.visitInsn(Opcodes.ACONST_NULL);
      } else {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        push(code, i);
        code.visitInsn(Opcodes.AALOAD);
        unbox(code, arguments[i]);
      }
    }
    int call =
        isStatic()
            ? Opcodes.INVOKESTATIC
            : (access & Opcodes.ACC_PRIVATE) != 0
                ? Opcodes.INVOKESPECIAL
                : isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    code.visitMethodInsn(call, name, method, descriptor, isInterface);
    box(code, Type.getReturnType(descriptor));
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  static void constructor(ClassVisitor into, String above) {
    MethodVisitor code = into.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, above, "<init>", "()V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  static void push(MethodVisitor code, int number) {
    code.visitIntInsn(Opcodes.SIPUSH, number);
  }

  static void returnDefault(MethodVisitor code, Type type) {
    if (type.getDescriptor().equals("Ljava/util/concurrent/CompletableFuture;")
        || type.getDescriptor().equals("Ljava/util/concurrent/CompletionStage;")) {
      code.visitInsn(Opcodes.ACONST_NULL);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "java/util/concurrent/CompletableFuture",
          "completedFuture",
          "(Ljava/lang/Object;)Ljava/util/concurrent/CompletableFuture;",
          false);
    } else if (type.getSort() != Type.VOID) {
      nothing(code, type);
    }
    code.visitInsn(type.getOpcode(Opcodes.IRETURN));
  }

  static void nothing(MethodVisitor code, Type type) {
    switch (type.getSort()) {
      case Type.LONG -> code.visitInsn(Opcodes.LCONST_0);
      case Type.FLOAT -> code.visitInsn(Opcodes.FCONST_0);
      case Type.DOUBLE -> code.visitInsn(Opcodes.DCONST_0);
      case Type.OBJECT, Type.ARRAY -> code.visitInsn(Opcodes.ACONST_NULL);
      default -> code.visitInsn(Opcodes.ICONST_0);
    }
  }

  static void box(MethodVisitor code, Type type) {
    if (type.getSort() == Type.VOID) {
      code.visitInsn(Opcodes.ACONST_NULL);
    } else if (type.getSort() < Type.ARRAY) {
      String box = Kinds.boxOf(type);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          box,
          "valueOf",
          "(" + type.getDescriptor() + ")L" + box + ";",
          false);
    }
  }

  private static void unbox(MethodVisitor code, Type type) {
    if (type.getSort() < Type.ARRAY) {
      code.visitTypeInsn(Opcodes.CHECKCAST, Kinds.boxOf(type));
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          Kinds.boxOf(type),
          type.getClassName() + "Value",
          "()" + type.getDescriptor(),
          false);
    } else {
      code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    }
  }
}
