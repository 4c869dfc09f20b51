package dev.selvage.guice;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells which methods AspectJ has woven. It moves the body of a method that it stands around to a
 * static method beside it, and Selvage's aspect goes around every other aspect.
 */
final class AspectWoven {

  private static final String ASPECT = "dev.selvage.aspectj.SelvageAspect";

  private AspectWoven() {}

  /** Whether the aspect stands around the method. */
  static boolean isAround(Method method) {
    return Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
            .anyMatch(other -> isBodyOf(method, other))
        && seesAspect(method.getDeclaringClass().getClassLoader());
  }

  private static boolean isBodyOf(Method method, Method other) {
    return other.isSynthetic()
        && other.getName().matches("\\Q" + method.getName() + "\\E_aroundBody\\d+")
        && other.getReturnType() == method.getReturnType()
        && hasParametersOf(method, other);
  }

  /** Those of the method, with the object before them where there is one, and a join point last. */
  private static boolean hasParametersOf(Method method, Method other) {
    Class<?>[] own = method.getParameterTypes();
    Class<?>[] given = other.getParameterTypes();
    return given.length > own.length
        && Arrays.equals(
            own, 0, own.length, given, given.length - 1 - own.length, given.length - 1);
  }

  private static boolean seesAspect(@Nullable ClassLoader loader) {
    try {
      Class.forName(ASPECT, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
