package dev.selvage.aspectj;

import dev.selvage.engine.drive.ProceedSite;
import dev.selvage.engine.drive.Turn;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GiveUps;
import dev.selvage.engine.pipeline.GuardedMethod;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.DeclarePrecedence;
import org.aspectj.lang.annotation.DeclareWarning;
import org.aspectj.lang.annotation.Pointcut;
import org.jspecify.annotations.Nullable;

/**
 * The aspect that guards annotated methods, woven by {@code ajc} or by AspectJ's load-time weaver.
 *
 * <p>It reaches private, static, final, synchronized and self-invoked methods, those of records and
 * enums, and default, static and private methods of interfaces: where a method carries an
 * annotation, where the type that declares it does, and where it implements a method that an
 * annotated interface or abstract class declares. An annotation may stand for ours through up to
 * three annotations in between.
 *
 * <p>What AspectJ cannot reach, and the other woven doors can:
 *
 * <ul>
 *   <li>The implementation of an abstract method that carries an annotation itself. AspectJ matches
 *       the annotations of the very method that it weaves. Annotate the type that declares the
 *       abstract method, or the implementation. A call of such a method gets a warning when woven.
 *   <li>The body of a lambda or a method reference, whatever its functional interface carries.
 * </ul>
 *
 * <p>A constructor cannot be run again; an annotation on one gets a warning when woven.
 *
 * <p>Weaving changes the computed serial version of a class that declares none. The {@code aop.xml}
 * of this artifact has the load-time weaver keep it; for {@code ajc}, say {@code
 * -XaddSerialVersionUID}.
 *
 * <p>It goes before every other aspect: each attempt then runs the others anew, as a transaction
 * needs. An attempt that starts on another thread does the same only because nothing of AspectJ's
 * is outside of it.
 */
@Aspect
@DeclarePrecedence("dev.selvage.aspectj.SelvageAspect, *")
public final class SelvageAspect {

  private static final String OURS =
      "dev.selvage.RetryOnRateLimit || dev.selvage.RetryOnServerError"
          + " || dev.selvage.RetryOnTimeout || dev.selvage.RetryOnConnectionError"
          + " || dev.selvage.RetryOn || dev.selvage.ValidateChatRequest"
          + " || dev.selvage.RequireApiKey || dev.selvage.RequestDefaults";

  // A type pattern cannot recur, so each depth of composed annotations is written out.
  private static final String CARRIES_OURS = "@(" + OURS + ") *";
  private static final String CARRIES_AT_TWO = "@(" + CARRIES_OURS + ") *";
  private static final String CARRIES_AT_THREE = "@(" + CARRIES_AT_TWO + ") *";

  /** Ours, or one that stands for ours. Matched, never bound: binding breaks interfaces. */
  private static final String GUARD =
      "@("
          + OURS
          + " || "
          + CARRIES_OURS
          + " || "
          + CARRIES_AT_TWO
          + " || "
          + CARRIES_AT_THREE
          + ")";

  @DeclareWarning("execution(" + GUARD + " *.new(..))")
  static final String ON_CONSTRUCTOR =
      "{joinpoint.signature}: Selvage cannot run a constructor again: annotate a method that calls"
          + " it";

  @DeclareWarning("call(" + GUARD + " native * *(..))")
  static final String ON_NATIVE_METHOD =
      "{joinpoint.signature}: it is native and has no body to weave: annotate a Java method that"
          + " calls it";

  @DeclareWarning("call(" + GUARD + " abstract * (!(" + GUARD + " *)).*(..))")
  static final String ON_ABSTRACT_METHOD =
      "{joinpoint.signature}: AspectJ does not see the annotation of this method when it weaves an"
          + " implementation: annotate the type that declares it, or the implementation too";

  private static final SelvageAspect INSTANCE = new SelvageAspect();

  private SelvageAspect() {}

  /**
   * The one instance. Woven code asks for it; written out so that any compiler makes the aspect.
   */
  public static SelvageAspect aspectOf() {
    return INSTANCE;
  }

  /** Always true. What AspectJ asks for beside {@link #aspectOf()}. */
  public static boolean hasAspect() {
    return true;
  }

  @Pointcut("execution(" + GUARD + " * *(..))")
  void annotated() {}

  /** Also what overrides a method of an annotated type: execution matches each such signature. */
  @Pointcut("execution(!private * (" + GUARD + " *).*(..)) && !ofEveryObject()")
  void declaredByAnnotatedType() {}

  @Pointcut(
      "execution(String *.toString()) || execution(int *.hashCode())"
          + " || execution(boolean *.equals(Object))")
  void ofEveryObject() {}

  @Pointcut("(annotated() || declaredByAnnotatedType()) && !within(@dev.selvage.Woven *)")
  void guarded() {}

  @Pointcut(
      "execution(java.util.concurrent.CompletionStage *(..))"
          + " || execution(java.util.concurrent.CompletableFuture *(..))")
  void asynchronous() {}

  /**
   * Runs a matched method: guarded where its annotations say so, else as if it were not there.
   *
   * <p>The loop of {@link ProceedSite}, written out: an object that stands for the join point, and
   * an array of its arguments, would cost each call that succeeds as much as all the rest.
   */
  @Around("guarded() && !asynchronous()")
  public @Nullable Object guard(ProceedingJoinPoint point) throws Throwable {
    GuardedMethod method = JoinPointSite.guardedBy(point.getStaticPart());
    if (method == null) {
      return point.proceed();
    }
    long giveUps = GiveUps.count();
    Turn turn =
        method.pipeline().actsOnEntry() ? WovenSite.enter(method, giveUps, point.getArgs()) : null;
    while (turn == null || turn.runs()) {
      Object returned = null;
      Throwable thrown = null;
      try {
        returned = turn == null ? point.proceed() : point.proceed(turn.arguments(point.getArgs()));
      } catch (Throwable e) {
        thrown = e;
      }
      if (thrown == null && turn == null && !method.inspectsReturned()) {
        return returned;
      }
      turn = WovenSite.ended(method, giveUps, turn, point.getArgs(), returned, thrown);
    }
    return ProceedSite.valueOf(turn);
  }

  /** The same for a method whose outcome comes later, through the stage that it returns. */
  @Around("guarded() && asynchronous()")
  public @Nullable Object guardAsync(ProceedingJoinPoint point) throws Throwable {
    GuardedMethod method = JoinPointSite.guardedBy(point.getStaticPart());
    return method == null
        ? point.proceed()
        : ProceedSite.runAsync(method, point.getArgs(), point::proceed);
  }
}
