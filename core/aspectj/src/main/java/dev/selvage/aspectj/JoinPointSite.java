package dev.selvage.aspectj;

import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.engine.binding.Unguardable;
import dev.selvage.engine.drive.ProceedSite;
import dev.selvage.engine.event.Log;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import org.aspectj.lang.JoinPoint.StaticPart;
import org.aspectj.lang.reflect.MethodSignature;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one woven method: its handle, or that none guards it. Kept with the class that
 * declares the method, so that it goes when the class goes. Safe for use by many threads.
 */
final class JoinPointSite {

  private static final String BY = "by AspectJ";

  private static final ClassValue<OfClass> SITES =
      new ClassValue<>() {
        @Override
        protected OfClass computeValue(Class<?> type) {
          return new OfClass();
        }
      };

  private final StaticPart joinPoint;
  private final @Nullable GuardedMethod method;

  private JoinPointSite(StaticPart joinPoint, @Nullable GuardedMethod method) {
    this.joinPoint = joinPoint;
    this.method = method;
  }

  /** The handle of the method that is executed; null where none guards it. Never throws. */
  static @Nullable GuardedMethod guardedBy(StaticPart joinPoint) {
    return SITES.get(joinPoint.getSignature().getDeclaringType()).get(joinPoint).method;
  }

  /** The sites of one class, by the numbers that AspectJ gave its join points. */
  private static final class OfClass {

    private volatile @Nullable JoinPointSite[] sites = {};

    JoinPointSite get(StaticPart joinPoint) {
      @Nullable JoinPointSite[] known = sites;
      int id = joinPoint.getId();
      if (id < known.length) {
        JoinPointSite site = known[id];
        if (site != null && site.joinPoint == joinPoint) {
          return site;
        }
      }
      return add(joinPoint);
    }

    private synchronized JoinPointSite add(StaticPart joinPoint) {
      int id = joinPoint.getId();
      JoinPointSite first = id < sites.length ? sites[id] : null;
      if (first != null && first.joinPoint == joinPoint) {
        return first; // another thread was here first
      }
      JoinPointSite site = resolve(joinPoint);
      @Nullable JoinPointSite[] more = Arrays.copyOf(sites, Math.max(sites.length, id + 1));
      more[id] = site;
      sites = more;
      return site;
    }
  }

  private static JoinPointSite resolve(StaticPart joinPoint) {
    MethodSignature signature = (MethodSignature) joinPoint.getSignature();
    try {
      return method(signature)
          .map(method -> of(joinPoint, method))
          .orElseGet(() -> unguarded(joinPoint));
    } catch (RuntimeException | LinkageError e) {
      tell(
          signature.getDeclaringType(),
          signature.toShortString(),
          false,
          "Its annotations cannot be read: " + e);
      return unguarded(joinPoint);
    }
  }

  private static JoinPointSite of(StaticPart joinPoint, Method method) {
    Optional<GuardedMethod> handle = GuardedMethods.handleOf(method);
    if (handle.isEmpty() || GuardedMethods.isWovenByOther(method, BY)) {
      return unguarded(joinPoint); // by annotations, or because another door has it
    }
    Optional<String> unguardable = Unguardable.reason(method);
    if (unguardable.isPresent()) {
      tell(method, false, unguardable.get());
      return unguarded(joinPoint);
    }
    noteWoven(method);
    return new JoinPointSite(joinPoint, handle.get());
  }

  private static JoinPointSite unguarded(StaticPart joinPoint) {
    return new JoinPointSite(joinPoint, null);
  }

  /** By its full signature: AspectJ's own look-up does not tell return types apart. */
  private static Optional<Method> method(MethodSignature signature) {
    return Arrays.stream(signature.getDeclaringType().getDeclaredMethods())
        .filter(method -> method.getName().equals(signature.getName()))
        .filter(method -> method.getReturnType() == signature.getReturnType())
        .filter(method -> Arrays.equals(method.getParameterTypes(), signature.getParameterTypes()))
        .filter(method -> !method.isBridge())
        .findFirst();
  }

  private static void noteWoven(Method method) {
    if (Modifier.isSynchronized(method.getModifiers()) && !ProceedSite.isAsynchronous(method)) {
      tell(
          method,
          true,
          BY
              + "; it is synchronized, so a wait between attempts holds the monitor:"
              + " synchronize inside the body instead");
    } else {
      note(method.getDeclaringClass(), GuardedMethods.signatureOf(method), true, BY);
    }
  }

  private static void tell(Method method, boolean woven, String reason) {
    tell(method.getDeclaringClass(), GuardedMethods.signatureOf(method), woven, reason);
  }

  /** Notes what a developer should hear of unasked. */
  private static void tell(Class<?> type, String method, boolean woven, String reason) {
    Report report = note(type, method, woven, reason);
    Log.of(type.getClassLoader()).info(report.toString());
  }

  private static Report note(Class<?> type, String method, boolean woven, String reason) {
    Report report = new Report(type.getName(), method, woven, reason);
    GuardedMethods.note(type.getClassLoader(), report);
    return report;
  }
}
