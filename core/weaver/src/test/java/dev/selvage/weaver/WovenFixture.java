package dev.selvage.weaver;

import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ClassScanner;
import dev.selvage.weaver.scan.ScanResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** {@link ProtocolFixture} with {@link RewriteAdvice} in it, as its class loads or after. */
final class WovenFixture {

  private static final List<String> METHODS =
      List.of(
          "primitives",
          "varargs",
          "ofClass",
          "noResult",
          "generic",
          "hidden",
          "locked",
          "ofInterface",
          "ofInterfaceStatic");

  private WovenFixture() {}

  enum Way {
    WOVEN_AS_IT_LOADS {
      @Override
      Object call(String method, Object... arguments) throws Throwable {
        return ProtocolTest.invoke(AsItLoads.FIXTURE, method, arguments);
      }
    },
    WOVEN_AFTER_IT_LOADED {
      @Override
      Object call(String method, Object... arguments) throws Throwable {
        return ProtocolTest.invoke(AfterItLoaded.FIXTURE, method, arguments);
      }
    };

    abstract Object call(String method, Object... arguments) throws Throwable;
  }

  /** A loader that defines the fixture woven; what bodies see stays with the parent's copy. */
  private static final class AsItLoads extends ClassLoader {
    static final Class<?> FIXTURE = load();

    private AsItLoads() {
      super(WovenFixture.class.getClassLoader());
    }

    private static Class<?> load() {
      AsItLoads loader = new AsItLoads();
      loader.define(ProtocolFixtureFace.class);
      return loader.define(ProtocolFixture.class);
    }

    private Class<?> define(Class<?> original) {
      byte[] woven = weave(original.getName(), bytesOf(original));
      return defineClass(original.getName(), woven, 0, woven.length);
    }
  }

  private static final class AfterItLoaded {
    static final Class<?> FIXTURE = retransform();

    private static Class<?> retransform() {
      Instrumentation instrumentation = ByteBuddyAgent.install();
      ClassFileTransformer transformer =
          new ClassFileTransformer() {
            @Override
            public byte[] transform(
                ClassLoader loader,
                String name,
                Class<?> redefined,
                ProtectionDomain domain,
                byte[] bytes) {
              return redefined == ProtocolFixture.class || redefined == ProtocolFixtureFace.class
                  ? weave(redefined.getName(), bytes)
                  : null;
            }
          };
      instrumentation.addTransformer(transformer, true);
      try {
        instrumentation.retransformClasses(ProtocolFixture.class, ProtocolFixtureFace.class);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      } finally {
        instrumentation.removeTransformer(transformer);
      }
      return ProtocolFixture.class;
    }
  }

  static byte[] bytesOf(Class<?> type) {
    String resource = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the woven code ask the test for its handle. */
  private static byte[] weave(String name, byte[] classFile) {
    ScanResult scan =
        new ClassScanner(any -> true).scan(WovenFixture.class.getClassLoader(), classFile);
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String called, String descriptor, String signature, String[] thrown) {
                MethodVisitor method =
                    super.visitMethod(access, called, descriptor, signature, thrown);
                if (!METHODS.contains(called)) {
                  return method;
                }
                Candidate candidate = new Candidate(called, descriptor, access, Set.of(), "");
                return new BodyRewriter(
                    method,
                    Variant.REWRITE.advice(),
                    new Target(scan, candidate),
                    WovenFixture::pushTestHandle,
                    Frames.COMPRESSED);
              }
            },
            0);
    return writer.toByteArray();
  }

  private static void pushTestHandle(MethodVisitor out) {
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "dev/selvage/weaver/ProtocolTest",
        "handle",
        "()Ldev/selvage/engine/pipeline/GuardedMethod;",
        false);
  }
}
