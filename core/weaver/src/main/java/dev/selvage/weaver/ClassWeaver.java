package dev.selvage.weaver;

import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ScanResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassTooLargeException;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the advice into the guarded methods of a class file. The class keeps its shape: no member
 * is added, so classes that are already loaded can be woven too. Safe for use by many threads.
 */
public final class ClassWeaver {

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
      String reason = Limits.reason(loader, candidate, scan.majorVersion());
      if (reason == null) {
        able.add(candidate);
      } else {
        failures.put(candidate, reason);
      }
    }
    Attempt attempt = new Attempt(classFile, scan, failures);
    attempt.add(able);
    return new Result(attempt.woven, failures);
  }

  /** Weaves as many candidates as can be: all at once, or halves of those that cannot. */
  private static final class Attempt {
    private final byte[] classFile;
    private final ScanResult scan;
    private final Map<Candidate, String> failures;
    private final List<Candidate> able = new ArrayList<>();
    private byte @Nullable [] woven;

    /** Why nothing more can be added; null while something may. */
    private @Nullable String full;

    Attempt(byte[] classFile, ScanResult scan, Map<Candidate, String> failures) {
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
        woven = weave(classFile, scan, all);
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

  /** From reader to writer, in one pass; no type is looked at but the class itself. */
  private static byte[] weave(byte[] classFile, ScanResult scan, List<Candidate> candidates) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new AdviceVisitor(writer, scan, candidates, false), 0);
    return writer.toByteArray();
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
        : "it cannot be woven: " + e;
  }
}
