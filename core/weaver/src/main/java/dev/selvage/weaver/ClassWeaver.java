package dev.selvage.weaver;

import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ScanResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassTooLargeException;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes the advice into the guarded methods of a class file. The class keeps its shape: no member
 * is added, so classes that are already loaded can be woven too. Safe for use by many threads.
 */
public final class ClassWeaver {

  private final Advices advices = new Advices();

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
      String reason = Limits.reason(candidate, scan.majorVersion());
      if (reason == null) {
        able.add(candidate);
      } else {
        failures.put(candidate, reason);
      }
    }
    Attempt attempt = new Attempt(loader, classFile, scan, failures);
    attempt.add(able);
    return new Result(attempt.woven, failures);
  }

  /** Weaves as many candidates as can be: all at once, or halves of those that cannot. */
  private final class Attempt {
    private final @Nullable ClassLoader loader;
    private final byte[] classFile;
    private final ScanResult scan;
    private final Map<Candidate, String> failures;
    private final List<Candidate> able = new ArrayList<>();
    private byte @Nullable [] woven;

    /** Why nothing more can be added; null while something may. */
    private @Nullable String full;

    Attempt(
        @Nullable ClassLoader loader,
        byte[] classFile,
        ScanResult scan,
        Map<Candidate, String> failures) {
      this.loader = loader;
      this.classFile = classFile;
      this.scan = scan;
      this.failures = failures;
    }

    void add(List<Candidate> candidates) {
      String known = full;
      if (known != null) {
        candidates.forEach(candidate -> failures.put(candidate, known));
      } else if (!candidates.isEmpty()) {
        tryToAdd(candidates);
      }
    }

    private void tryToAdd(List<Candidate> candidates) {
      List<Candidate> all = new ArrayList<>(able);
      all.addAll(candidates);
      try {
        woven = weave(loader, classFile, scan, all);
        able.addAll(candidates);
      } catch (RuntimeException | LinkageError e) {
        if (candidates.size() == 1) {
          fail(candidates.get(0), e);
        } else {
          int half = candidates.size() / 2;
          add(candidates.subList(0, half));
          add(candidates.subList(half, candidates.size()));
        }
      }
    }

    /** Where the constant pool has no room for one, it has none for those that follow. */
    private void fail(Candidate candidate, Throwable e) {
      failures.put(candidate, reason(e));
      if (e instanceof ClassTooLargeException) {
        full = reason(e);
      }
    }
  }

  /**
   * The advice goes straight from reader to writer: Byte Buddy's builder of types, which can do so
   * much more, would double what the first woven class costs.
   */
  private byte[] weave(
      @Nullable ClassLoader loader, byte[] classFile, ScanResult scan, List<Candidate> candidates) {
    String name = scan.className().replace('/', '.');
    TypePool types =
        WeavingTypes.of(
            new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, classFile),
                loader == null
                    ? ClassFileLocator.ForClassLoader.ofSystemLoader()
                    : ClassFileLocator.ForClassLoader.of(loader)));
    TypeDescription type = types.describe(name).resolve();
    ClassReader reader = OpenedClassReader.of(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    AdviceVisitor advice = advices.visitor(candidates, scan.majorVersion());
    reader.accept(advice.wrap(type, writer, contextOf(type, classFile), types, 0, 0), 0);
    return writer.toByteArray();
  }

  /** Of a class that gets no member, whatever an advice might ask for. */
  private static Implementation.Context contextOf(TypeDescription type, byte[] classFile) {
    ClassFileVersion version = ClassFileVersion.ofClassFile(classFile);
    return Implementation.Context.Disabled.Factory.INSTANCE.make(
        type,
        new AuxiliaryType.NamingStrategy.SuffixingRandom("selvage"),
        TypeInitializer.None.INSTANCE,
        version,
        version,
        Implementation.Context.FrameGeneration.GENERATE);
  }

  private static String reason(Throwable e) {
    if (e instanceof Limits.Exceeded) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof ClassTooLargeException) {
      return "woven, the constant pool of its class would be too large: split the class";
    }
    return e instanceof MethodTooLargeException
        ? "woven, its code would be too large: annotate a smaller method that calls it"
        : "Byte Buddy cannot weave it: " + e;
  }
}
