package dev.selvage.guice;

import com.google.inject.ConfigurationException;
import com.google.inject.spi.InjectionPoint;
import dev.selvage.engine.binding.Unguardable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Guice can intercept: it makes a subclass, which overrides. Calls of the object on itself go
 * through the override too; calls by {@code super} do not.
 */
final class Reach {

  private static final String ENHANCED = "$$EnhancerByGuice$$";

  private Reach() {}

  /** Whether Guice made the class, as the subclass of one that it intercepts. */
  static boolean isEnhanced(Class<?> type) {
    return type.getName().contains(ENHANCED);
  }

  /**
   * Why Guice cannot intercept the method of an object of type {@code made} that it makes; empty
   * where it can.
   */
  static Optional<String> obstacle(Class<?> made, Method method) {
    String modifiers =
        Modifier.toString(
            method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL));
    if (!modifiers.isEmpty()) {
      return Optional.of(modifiers);
    }
    return Unguardable.reasonAround(method)
        .or(() -> obstacle(made))
        .or(() -> outOfSight(made, method))
        .or(
            () ->
                override(made, method)
                    .map(by -> "overridden in " + by.getDeclaringClass().getSimpleName()));
  }

  /** Why no subclass of it can be made. */
  private static Optional<String> obstacle(Class<?> made) {
    String obstacle = null;
    if (Modifier.isFinal(made.getModifiers())) {
      obstacle = "is final";
    } else if (made.isSealed()) {
      obstacle = "is sealed";
    } else if (isMadePrivately(made)) {
      obstacle = "is made by a private constructor";
    }
    return Optional.ofNullable(obstacle).map(is -> made.getSimpleName() + " " + is);
  }

  private static boolean isMadePrivately(Class<?> made) {
    try {
      return Modifier.isPrivate(InjectionPoint.forConstructorOf(made).getMember().getModifiers());
    } catch (ConfigurationException e) {
      // A binding names the constructor; it may be any.
      return Arrays.stream(made.getDeclaredConstructors())
          .map(Constructor::getModifiers)
          .anyMatch(Modifier::isPrivate);
    }
  }

  private static Optional<String> outOfSight(Class<?> made, Method method) {
    boolean seenOutside =
        (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
            || made.getPackageName().equals(method.getDeclaringClass().getPackageName());
    return seenOutside ? Optional.empty() : Optional.of("package-private in another package");
  }

  /** The method that runs where this one is called on an object of type {@code made}, if not it. */
  static Optional<Method> override(Class<?> made, Method method) {
    Class<?> declaring = method.getDeclaringClass();
    for (@Nullable Class<?> c = made; c != null && c != declaring; c = c.getSuperclass()) {
      Optional<Method> override = overrideIn(c, method);
      if (override.isPresent()) {
        return override;
      }
    }
    return declaring.isInterface() ? overrideInInterface(made, method) : Optional.empty();
  }

  private static Optional<Method> overrideIn(Class<?> type, Method method) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(candidate -> !isFixed(candidate) && hasSignatureOf(method, candidate))
        .flatMap(
            candidate -> candidate.isBridge() ? target(candidate) : Optional.of(candidate).stream())
        .findFirst();
  }

  private static boolean isFixed(Method candidate) {
    return (candidate.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) != 0;
  }

  private static boolean hasSignatureOf(Method method, Method candidate) {
    return candidate.getName().equals(method.getName())
        && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes());
  }

  /** What the bridge leads to in its class; nothing where it only makes a method public. */
  private static Stream<Method> target(Method bridge) {
    return Arrays.stream(bridge.getDeclaringClass().getDeclaredMethods())
        .filter(
            candidate ->
                !candidate.isBridge()
                    && candidate.getName().equals(bridge.getName())
                    && candidate.getParameterCount() == bridge.getParameterCount());
  }

  private static Optional<Method> overrideInInterface(Class<?> made, Method method) {
    try {
      Method runs = made.getMethod(method.getName(), method.getParameterTypes());
      return runs.equals(method) ? Optional.empty() : Optional.of(runs);
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }
}
