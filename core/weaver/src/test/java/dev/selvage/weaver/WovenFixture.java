package dev.selvage.weaver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

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

  private static byte[] weave(String name, byte[] classFile) {
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            ClassFileLocator.ForClassLoader.of(WovenFixture.class.getClassLoader()));
    return new ByteBuddy()
        .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
        .with(Implementation.Context.Disabled.Factory.INSTANCE)
        .with(TypeValidation.DISABLED)
        .redefine(TypePool.Default.of(locator).describe(name).resolve(), locator)
        .visit(
            new AsmVisitorWrapper.ForDeclaredMethods()
                .method(
                    ElementMatchers.namedOneOf(METHODS.toArray(String[]::new)),
                    Advice.withCustomMapping().bind(new TestHandle()).to(RewriteAdvice.class)))
        .make()
        .getBytes();
  }

  /** Has the woven code ask the test for its handle. */
  private static final class TestHandle implements Advice.OffsetMapping.Factory<Site> {
    @Override
    public Class<Site> getAnnotationType() {
      return Site.class;
    }

    @Override
    public Advice.OffsetMapping make(
        ParameterDescription.InDefinedShape target,
        AnnotationDescription.Loadable<Site> annotation,
        AdviceType adviceType) {
      return (type, method, assigner, handler, sort) ->
          new Advice.OffsetMapping.Target.ForStackManipulation(
              MethodInvocation.invoke(handleMethod()));
    }

    private static MethodDescription.InDefinedShape handleMethod() {
      try {
        return new MethodDescription.ForLoadedMethod(ProtocolTest.class.getMethod("handle"));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
