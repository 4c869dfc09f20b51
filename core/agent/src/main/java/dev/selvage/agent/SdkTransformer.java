package dev.selvage.agent;

import dev.selvage.engine.sdk.SdkLoop;
import dev.selvage.weaver.sdk.SdkWeaver;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Has clients that retry by themselves tell of it: a few classes of each, known by name. What
 * cannot be woven stays as it was, with one line that says why.
 */
final class SdkTransformer implements ClassFileTransformer {

  private final SdkWeaver weaver;
  private final AgentLog log;
  private final Contract contract = new Contract();

  private SdkTransformer(SdkWeaver weaver, AgentLog log) {
    this.weaver = weaver;
    this.log = log;
  }

  /** One that weaves such classes as they load. Made while the JVM is cold, so without lambdas. */
  static SdkTransformer install(Instrumentation instrumentation, AgentLog log) {
    List<SdkLoop> loops = new ArrayList<>();
    for (SdkLoop loop : ServiceLoader.load(SdkLoop.class, SdkTransformer.class.getClassLoader())) {
      loops.add(loop);
    }
    SdkTransformer transformer = new SdkTransformer(new SdkWeaver(loops), log);
    instrumentation.addTransformer(transformer, true);
    return transformer;
  }

  /** Weaves those that are there already. */
  void weaveLoaded(Instrumentation instrumentation, Class<?>[] loaded) {
    for (Class<?> type : loaded) {
      if (weaver.concerns(type.getName().replace('.', '/'))) {
        weaveLoaded(instrumentation, type, log);
      }
    }
  }

  private static void weaveLoaded(Instrumentation instrumentation, Class<?> type, AgentLog log) {
    try {
      instrumentation.retransformClasses(type);
    } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
      log.info("cannot weave " + type.getName() + ", which is loaded already: " + e);
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> classBeingRedefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (className == null || !weaver.concerns(className)) {
      return null;
    }
    try {
      return weave(loader, className, classFile);
    } catch (RuntimeException | LinkageError e) {
      log.info("cannot weave " + className.replace('/', '.') + ", it stays as it was: " + e);
      return null;
    }
  }

  private byte @Nullable [] weave(
      @Nullable ClassLoader loader, String className, byte[] classFile) {
    Optional<String> problem = contract.problem(loader);
    if (problem.isPresent()) {
      log.debug("cannot weave " + className.replace('/', '.') + ": " + problem.get());
      return null;
    }
    SdkWeaver.Result result = weaver.weave(className, classFile);
    result.missing().forEach(log::info);
    return result.classFile();
  }
}
