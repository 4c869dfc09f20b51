package dev.selvage.weaver;

import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ScanResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Writes the advice into the guarded methods of a class file. The class keeps its shape: no member
 * is added, so classes that are already loaded can be woven too. Safe for use by many threads.
 */
public final class ClassWeaver {

  private static final int JAVA_7 = 51;

  private final ByteBuddy byteBuddy = leanByteBuddy();
  private final Advices advices = new Advices();

  /** Byte Buddy with as little as weaving needs; it adds no member. */
  static ByteBuddy leanByteBuddy() {
    return new ByteBuddy()
        .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
        .with(Implementation.Context.Disabled.Factory.INSTANCE)
        .with(TypeValidation.DISABLED);
  }

  /**
   * What became of a class.
   *
   * @param classFile the woven class file, or null where no method could be woven
   * @param failures why a method could not be woven
   */
  public record Result(byte @Nullable [] classFile, Map<Candidate, String> failures) {}

  /**
   * Weaves the candidates. Where one cannot be woven (its code would exceed the class file's
   * limits, say), the others still are.
   *
   * @param loader of the class, for the types that it names; null for the JDK's own
   */
  public Result weave(@Nullable ClassLoader loader, byte[] classFile, ScanResult scan) {
    Map<Candidate, String> failures = new LinkedHashMap<>();
    List<Candidate> able = new ArrayList<>();
    for (Candidate candidate : scan.candidates()) {
      if (Variant.of(candidate) == Variant.ASYNC && scan.majorVersion() < JAVA_7) {
        failures.put(candidate, "its class file is older than Java 7 and knows no method handles");
      } else {
        able.add(candidate);
      }
    }
    return new Result(
        able.isEmpty() ? null : weave(loader, classFile, scan, able, failures), failures);
  }

  private byte @Nullable [] weave(
      @Nullable ClassLoader loader,
      byte[] classFile,
      ScanResult scan,
      List<Candidate> candidates,
      Map<Candidate, String> failures) {
    try {
      return weave(loader, classFile, scan, candidates);
    } catch (RuntimeException | LinkageError e) {
      if (candidates.size() == 1) {
        failures.put(candidates.get(0), reason(e));
        return null;
      }
      return weaveOneByOne(loader, classFile, scan, candidates, failures);
    }
  }

  private byte @Nullable [] weaveOneByOne(
      @Nullable ClassLoader loader,
      byte[] classFile,
      ScanResult scan,
      List<Candidate> candidates,
      Map<Candidate, String> failures) {
    List<Candidate> able = new ArrayList<>();
    byte @Nullable [] woven = null;
    for (Candidate candidate : candidates) {
      able.add(candidate);
      try {
        woven = weave(loader, classFile, scan, able);
      } catch (RuntimeException | LinkageError e) {
        able.remove(candidate);
        failures.put(candidate, reason(e));
      }
    }
    return woven;
  }

  private byte[] weave(
      @Nullable ClassLoader loader, byte[] classFile, ScanResult scan, List<Candidate> candidates) {
    String name = scan.className().replace('/', '.');
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            loader == null
                ? ClassFileLocator.ForClassLoader.ofSystemLoader()
                : ClassFileLocator.ForClassLoader.of(loader));
    TypeDescription type = lazyTypes(locator).describe(name).resolve();
    return byteBuddy
        .redefine(type, locator)
        .visit(advices.visitor(candidates, scan.majorVersion()))
        .make()
        .getBytes();
  }

  /** Types that a signature merely names are not read: they may be missing. */
  private static TypePool lazyTypes(ClassFileLocator locator) {
    return new TypePool.Default.WithLazyResolution(
        new TypePool.CacheProvider.Simple(), locator, TypePool.Default.ReaderMode.FAST);
  }

  private static String reason(Throwable e) {
    return "Byte Buddy cannot weave it: " + e;
  }
}
