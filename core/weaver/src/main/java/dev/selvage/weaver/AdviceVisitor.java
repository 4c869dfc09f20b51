package dev.selvage.weaver;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes advice into methods named by name and descriptor. Other than Byte Buddy's own visitor, it
 * reaches synthetic methods however the surrounding Byte Buddy is set up: lambdas' bodies are such.
 */
final class AdviceVisitor extends AsmVisitorWrapper.AbstractBase {

  private final Map<String, Advice> adviceByMethod;

  /** Keys are names followed by descriptors: {@code ask(Ljava/lang/String;)V}. */
  AdviceVisitor(Map<String, Advice> adviceByMethod) {
    this.adviceByMethod = Map.copyOf(adviceByMethod);
  }

  @Override
  public ClassVisitor wrap(
      TypeDescription type,
      ClassVisitor next,
      Implementation.Context context,
      TypePool pool,
      FieldList<FieldDescription.InDefinedShape> fields,
      MethodList<?> methods,
      int writerFlags,
      int readerFlags) {
    return wrap(type, next, context, pool, writerFlags, readerFlags);
  }

  /** The same without descriptions of all members, which advice does not look at. */
  ClassVisitor wrap(
      TypeDescription type,
      ClassVisitor next,
      Implementation.Context context,
      TypePool pool,
      int writerFlags,
      int readerFlags) {
    Map<String, MethodDescription.InDefinedShape> described = described(type);
    return new ClassVisitor(OpenedClassReader.ASM_API, next) {
      @Override
      public @Nullable MethodVisitor visitMethod(
          int access,
          String name,
          String descriptor,
          @Nullable String signature,
          String @Nullable [] thrown) {
        MethodVisitor body = super.visitMethod(access, name, descriptor, signature, thrown);
        Advice advice = adviceByMethod.get(name + descriptor);
        MethodDescription.InDefinedShape method = described.get(name + descriptor);
        return body == null || advice == null || method == null
            ? body
            : advice.wrap(
                type, method, new Limits.Visitor(body), context, pool, writerFlags, readerFlags);
      }
    };
  }

  private static Map<String, MethodDescription.InDefinedShape> described(TypeDescription type) {
    Map<String, MethodDescription.InDefinedShape> described = new HashMap<>();
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      described.put(method.getInternalName() + method.getDescriptor(), method);
    }
    return described;
  }
}
