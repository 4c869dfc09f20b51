package dev.selvage.guice;

import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.drive.ProceedSite;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Stands around one guarded method of the objects that Guice makes. Those of one method are equal,
 * so that Guice runs one of them.
 */
final class Interception implements MethodInterceptor {

  private final Method method;
  private final boolean asynchronous;
  private volatile @Nullable GuardedMethod site;
  private volatile Known woven = new Known(-1, false);

  /** Whether the method is woven, as of a number of notes. */
  private record Known(long notes, boolean isWoven) {}

  Interception(Method method) {
    this.method = method;
    this.asynchronous = ProceedSite.isAsynchronous(method);
  }

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    if (isWovenByNow()) {
      return invocation.proceed();
    }
    Object[] given = invocation.getArguments().clone();
    ProceedSite.Body body =
        arguments -> {
          System.arraycopy(arguments, 0, invocation.getArguments(), 0, arguments.length);
          return invocation.proceed();
        };
    return asynchronous
        ? ProceedSite.runAsync(site(), given, body)
        : ProceedSite.run(site(), given, body);
  }

  /** An agent may be attached, and weave the class, after Guice has made its objects. */
  private boolean isWovenByNow() {
    Known known = woven;
    long notes = GuardedMethods.noteCount();
    if (known.notes != notes) {
      known = new Known(notes, Weaving.isWoven(method));
      woven = known;
    }
    return known.isWoven;
  }

  /** Taken up at the first call, as woven code does: what never runs is known to nobody. */
  private GuardedMethod site() {
    GuardedMethod known = site;
    if (known == null) {
      known = GuardedMethods.handleOf(method).orElseThrow();
      site = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Interception that && method.equals(that.method);
  }

  @Override
  public int hashCode() {
    return method.hashCode();
  }

  @Override
  public String toString() {
    return "Selvage around " + method;
  }
}
