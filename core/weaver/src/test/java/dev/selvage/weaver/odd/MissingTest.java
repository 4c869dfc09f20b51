package dev.selvage.weaver.odd;

import static dev.selvage.weaver.odd.OddCase.EITHER;
import static dev.selvage.weaver.odd.OddCase.WOVEN;
import static dev.selvage.weaver.odd.OddCase.left;
import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Label;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that name types which are not there, as optional dependencies are. */
class MissingTest {

  private static final String LATER = "Ljava/util/concurrent/CompletableFuture;";

  @ParameterizedTest(name = "{0}")
  @MethodSource("missing")
  void aMissingTypeBreaksNothingThatRanWithoutIt(OddCase odd) throws Throwable {
    OddLaw.check(odd);
  }

  static Stream<OddCase> missing() {
    List<OddCase> cases = new ArrayList<>();
    for (int major : List.of(49, 50, 51, 52, 55, Math.min(69, Kinds.NEWEST))) {
      // The JVM's reflection refuses a class with such a method, and annotations are read by it.
      OddCase.Fate unseen = left("missing");
      cases.add(signature(major, "(Lmissing/Type;)I", 0, unseen));
      cases.add(signature(major, "(Lmissing/Params;)I", 0, unseen));
      cases.add(signature(major, "([Lmissing/Type;J)I", 0, unseen, 5L));
      cases.add(signature(major, "()Lmissing/Type;", null, unseen));
      cases.add(signature(major, "(I)[[Lmissing/Type;", null, unseen, 5));
      if (major >= 51) {
        cases.add(signature(major, "(Lmissing/Type;)" + LATER, null, unseen));
        cases.add(signature(major, "(I[Lmissing/Type;)" + LATER, null, unseen, 5));
      }
      cases.add(ofAnotherMethod(major, unseen));
      cases.add(inTheBody(major));
      cases.add(inAHandler(major));
      cases.add(asField(major));
      cases.add(asAnnotation(major));
      cases.add(asThrown(major));
      cases.add(asGenericSignature(major));
      cases.add(asConstantOfAnEnum(major));
    }
    return cases.stream();
  }

  /** Nothing is passed where a type is missing; other arguments are as given. */
  private static OddCase signature(
      int major, String descriptor, Object result, OddCase.Fate fate, Object... others) {
    List<Object> arguments = new ArrayList<>();
    boolean missingLast = descriptor.startsWith("(I[L");
    if (!missingLast && descriptor.indexOf("missing") < descriptor.indexOf(')')) {
      arguments.add(null);
    }
    arguments.addAll(List.of(others));
    if (missingLast) {
      arguments.add(null);
    }
    return OddClass.of(major)
        .method(ACC_PUBLIC, "ask", descriptor)
        .usualBody()
        .oddCase(major + " signature " + descriptor, result, fate, arguments.toArray());
  }

  private static OddCase ofAnotherMethod(int major, OddCase.Fate fate) {
    return OddClass.of(major)
        .with(
            file -> file.visitMethod(ACC_PUBLIC | ACC_NATIVE, "x", "(Lmissing/Type;)V", null, null))
        .usualBody()
        .oddCase(major + " another method's signature", 0, fate);
  }

  private static OddCase inTheBody(int major) {
    return OddClass.of(major)
        .body(
            code -> {
              Label end = new Label();
              OddClass.attempt(code);
              code.visitInsn(ICONST_0);
              code.visitJumpInsn(IFEQ, end);
              code.visitTypeInsn(NEW, "missing/Type");
              code.visitInsn(DUP);
              code.visitMethodInsn(INVOKESPECIAL, "missing/Type", "<init>", "()V", false);
              code.visitInsn(POP);
              code.visitLabel(end);
              code.visitInsn(ICONST_0);
              code.visitInsn(IRETURN);
            })
        .oddCase(major + " in the body", 0, WOVEN);
  }

  /** The verifier and a throw there would look for the type, so the JVM must do neither. */
  private static OddCase inAHandler(int major) {
    return OddClass.of(major)
        .body(
            code -> {
              Label start = new Label();
              Label end = new Label();
              Label handler = new Label();
              code.visitTryCatchBlock(start, end, handler, "java/lang/ArithmeticException");
              code.visitLabel(start);
              code.visitInsn(NOP);
              code.visitLabel(end);
              OddClass.attempt(code);
              code.visitInsn(ICONST_0);
              code.visitInsn(IRETURN);
              code.visitLabel(handler);
              code.visitTypeInsn(CHECKCAST, "missing/Type");
              code.visitInsn(POP);
              code.visitInsn(ICONST_1);
              code.visitInsn(IRETURN);
            })
        .oddCase(major + " in a handler", 0, WOVEN);
  }

  private static OddCase asField(int major) {
    return OddClass.of(major)
        .with(file -> file.visitField(ACC_PRIVATE, "f", "Lmissing/Type;", null, null).visitEnd())
        .usualBody()
        .oddCase(major + " a field", 0, WOVEN);
  }

  private static OddCase asAnnotation(int major) {
    return OddClass.of(major)
        .with(file -> file.visitAnnotation("Lmissing/Annotation;", true).visitEnd())
        .annotated("Lmissing/Annotation;", OddClass.RETRY)
        .usualBody()
        .oddCase(major + " an annotation", 0, WOVEN);
  }

  /** Reflection refuses the class here as well. */
  private static OddCase asThrown(int major) {
    return OddClass.of(major)
        .with(
            file ->
                file.visitMethod(
                        ACC_PUBLIC | ACC_NATIVE, "x", "()V", null, new String[] {"missing/Type"})
                    .visitEnd())
        .usualBody()
        .oddCase(major + " thrown", 0, left("missing"));
  }

  private static OddCase asGenericSignature(int major) {
    return OddClass.of(major)
        .with(
            file ->
                file.visitField(
                        ACC_PRIVATE,
                        "list",
                        "Ljava/util/List;",
                        "Ljava/util/List<Lmissing/Type;>;",
                        null)
                    .visitEnd())
        .usualBody()
        .oddCase(major + " a type argument", 0, WOVEN);
  }

  private static OddCase asConstantOfAnEnum(int major) {
    OddClass odd = OddClass.of(major).annotated();
    odd.with(
        file -> {
          var code = file.visitMethod(ACC_PUBLIC, "ask", "()I", null, null);
          var annotation = code.visitAnnotation(OddClass.RETRY, true);
          annotation.visitEnum("backoff", "Ldev/selvage/BackoffLaw;", "GONE");
          annotation.visitEnd();
          code.visitCode();
          OddClass.attempt(code);
          code.visitInsn(ICONST_0);
          code.visitInsn(IRETURN);
          code.visitMaxs(0, 0);
          code.visitEnd();
        });
    return odd.oddCase(major + " a constant of an enum", 0, left("Cannot read"));
  }

  @ParameterizedTest
  @ValueSource(ints = {49, 55, 61})
  void aMissingSuperclassIsTheClassesOwnTrouble(int major) {
    OddClass odd = OddClass.of(major).usualBody();
    byte[] file = odd.files().get(odd.name);
    byte[] longer = renamedSuperclass(file);
    OddLoader loader = new OddLoader(Map.of(odd.name, longer), true);
    assertThatThrownBy(() -> loader.call(odd.name))
        .isInstanceOf(NoClassDefFoundError.class)
        .hasMessageContaining("gone/T");
  }

  private static byte[] renamedSuperclass(byte[] file) {
    var writer = new net.bytebuddy.jar.asm.ClassWriter(0);
    new net.bytebuddy.jar.asm.ClassReader(file)
        .accept(
            new net.bytebuddy.jar.asm.ClassVisitor(ASM9, writer) {
              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  String signature,
                  String above,
                  String[] i) {
                super.visit(version, access, name, signature, "gone/T", i);
              }
            },
            0);
    return writer.toByteArray();
  }

  /** Nothing that such a loader is asked for is found, or all of it fails. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLoaderThatShowsNoResourcesIsNoHindrance(boolean fails) throws Throwable {
    OddCase odd =
        OddClass.of(V17)
            .method(ACC_PUBLIC, "ask", "(I)I")
            .usualBody()
            .oddCase("refusing loader", 0, EITHER, 3);
    OddLaw.check(
        odd,
        new OddLoader(odd.files(), true) {
          @Override
          public InputStream getResourceAsStream(String name) {
            if (fails) {
              throw new IllegalStateException("no resources here");
            }
            return null;
          }

          @Override
          public URL getResource(String name) {
            if (fails) {
              throw new IllegalStateException("no resources here");
            }
            return null;
          }
        });
  }
}
