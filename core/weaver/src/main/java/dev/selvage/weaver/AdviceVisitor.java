package dev.selvage.weaver;

import dev.selvage.weaver.scan.Candidate;
import dev.selvage.weaver.scan.ScanResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Writes the advice into the candidates of a class, and passes all else on. */
final class AdviceVisitor extends ClassVisitor {

  private final ScanResult scan;
  private final Frames frames;

  /** By names followed by descriptors: {@code ask(Ljava/lang/String;)V}. */
  private final Map<String, Candidate> candidates = new HashMap<>();

  /**
   * In front of what writes the class.
   *
   * @param expanded whether the class is read with its frames in full
   */
  AdviceVisitor(ClassVisitor next, ScanResult scan, List<Candidate> candidates, boolean expanded) {
    super(Opcodes.ASM9, next);
    this.scan = scan;
    this.frames = Frames.of(scan.majorVersion(), expanded);
    for (Candidate candidate : candidates) {
      this.candidates.put(candidate.name() + candidate.descriptor(), candidate);
    }
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] thrown) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, thrown);
    Candidate candidate = candidates.get(name + descriptor);
    return method == null || candidate == null
        ? method
        : woven(new Limits.Visitor(method), new Target(scan, candidate));
  }

  private MethodVisitor woven(MethodVisitor method, Target target) {
    Advice advice = Variant.of(target.method()).advice();
    return new BodyRewriter(method, advice, target, new SiteConstant(target), frames);
  }
}
