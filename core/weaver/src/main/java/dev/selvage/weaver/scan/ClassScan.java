package dev.selvage.weaver.scan;

import dev.selvage.engine.binding.Unguardable;
import dev.selvage.weaver.scan.BootstrapMethods.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One look at one class: which methods to weave, and which annotations cannot act. Loops, not
 * lambdas, lead to where the first annotation of Selvage's is found: this runs for each class of a
 * program while the JVM is cold, where linking a lambda costs as much as scanning fifty classes.
 */
final class ClassScan {

  private final ClassFile file;
  private final Types types;
  private final Guarding guarding;
  private final AspectCalls aspect;
  private final List<GuardedLambda> lambdas;
  private final Map<String, GuardedLambda> bodies = new HashMap<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();

  /** The methods to which annotations apply, whatever came of it. */
  private final Set<String> guarded = new HashSet<>();

  ClassScan(ClassFile file, Types types) {
    this.file = file;
    this.types = types;
    this.guarding = new Guarding(file, types);
    this.aspect = AspectCalls.in(file.pool());
    this.lambdas = Lambdas.guarded(file, types);
  }

  ScanResult result() {
    if (guarding.isIdle() && lambdas.isEmpty()) {
      remember();
      return ScanResult.empty(file, false);
    }
    for (GuardedLambda lambda : lambdas) {
      noteBody(lambda);
    }
    for (Method method : file.methods()) {
      visit(method);
    }
    for (GuardedLambda lambda : lambdas) {
      reportMethodReference(lambda);
    }
    reportUncovered();
    for (String key : InheritedBodies.unguarded(file, types)) {
      reportInheritedBody(key);
    }
    remember();
    return ScanResult.of(file, candidates, rejections);
  }

  /** Spares heirs of the class from reading its file once more. */
  private void remember() {
    if (!file.is(Flags.FINAL)) {
      boolean isFree = guarded.isEmpty() && guarding.isUntouched();
      types.remember(file.name(), isFree ? TypeFacts.FREE : types.facts(file, guarding));
    }
  }

  private void noteBody(GuardedLambda lambda) {
    if (lambda.body().owner().equals(file.name())) {
      bodies.merge(lambda.body().key(), lambda, GuardedLambda::and);
    }
  }

  private void visit(Method method) {
    if (method.isInitializer()) {
      visitInitializer(method);
      return;
    }
    Set<String> annotations = guarding.of(method);
    if (!annotations.isEmpty()) {
      decide(method, annotations, "");
    } else if (isLambdaBody(method)) {
      visitLambdaBody(method);
      reportSynthetic(method);
    }
  }

  /** Compilers copy annotations to bridges, so that those say nothing. */
  private void reportSynthetic(Method method) {
    boolean isInert =
        !method.is(Flags.BRIDGE)
            && !guarded.contains(method.key())
            && !guarding.own(method).isEmpty();
    if (isInert) {
      rejections.add(new Rejection(method.key(), Reasons.SYNTHETIC));
    }
  }

  private void visitLambdaBody(Method method) {
    GuardedLambda lambda = bodies.get(method.key());
    if (lambda != null) {
      decide(method, lambda.annotations(), lambda.source());
    }
  }

  private void visitInitializer(Method method) {
    if (!guarding.own(method).isEmpty()) {
      rejections.add(new Rejection(method.key(), Reasons.initializer(method)));
    }
  }

  /** Kotlin's lambda bodies are not synthetic, and known by their names. */
  private static boolean isLambdaBody(Method method) {
    return method.is(Flags.SYNTHETIC)
        || (method.is(Flags.PRIVATE) && method.name().contains("lambda$"));
  }

  private void decide(Method method, Set<String> annotations, String source) {
    String key = method.key();
    guarded.add(key);
    if (method.is(Flags.ABSTRACT)) {
      return; // its implementations are guarded
    }
    if (aspect.isAround(method)) {
      return; // guarded already; the aspect tells so itself
    }
    Optional<String> reason = Unguardable.reason(method.is(Flags.NATIVE), method.descriptor());
    if (reason.isPresent()) {
      rejections.add(new Rejection(key, reason.get()));
    } else {
      candidates.add(
          new Candidate(method.name(), method.descriptor(), method.access(), annotations, source));
    }
  }

  private void reportMethodReference(GuardedLambda lambda) {
    MethodHandle called = lambda.body();
    boolean isOwn = called.owner().equals(file.name());
    if (!(isOwn ? isGuardedHere(called.key()) : isGuardedElsewhere(called))) {
      String member = isOwn ? called.key() : Rejection.CLASS;
      rejections.add(new Rejection(member, Reasons.methodReference(lambda)));
    }
  }

  private boolean isGuardedHere(String key) {
    return guarded.contains(key) || types.above(file).anyMatch(type -> type.isGuarded(key));
  }

  private boolean isGuardedElsewhere(MethodHandle called) {
    return types.facts(called.owner()).isGuarded(called.key());
  }

  private void reportUncovered() {
    boolean isInert =
        !guarding.ofType().isEmpty() && file.methods().stream().noneMatch(guarding::isCovered);
    if (isInert) {
      rejections.add(new Rejection(Rejection.CLASS, Unguardable.UNCOVERED));
    }
  }

  private void reportInheritedBody(String key) {
    rejections.add(new Rejection(key, Reasons.INHERITED_BODY));
  }
}
