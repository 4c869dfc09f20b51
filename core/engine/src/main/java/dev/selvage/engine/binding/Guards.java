package dev.selvage.engine.binding;

import dev.selvage.engine.policy.Settings;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the annotations that guard a method, by name and with their values. The nearest of each
 * kind wins: on the method; on the type that declares it; on an interface's method that it
 * implements, then on that interface; on an abstract method of a superclass that it implements,
 * then on that superclass. An annotation on an annotation counts as being where that one is, after
 * those that are there themselves.
 */
final class Guards {

  private final Map<GuardKind, Settings> found = new EnumMap<>(GuardKind.class);
  private final String method;

  private Guards(String method) {
    this.method = method;
  }

  /** The settings of each annotation that guards the method; empty where none does. */
  static Map<GuardKind, Settings> of(Method method) {
    Guards guards = new Guards(GuardedMethods.nameOf(method));
    guards.takeFrom(method);
    if (isCoveredByType(method)) {
      guards.takeFrom(method.getDeclaringClass());
    }
    guards.takeInherited(method);
    return Collections.unmodifiableMap(guards.found);
  }

  /** The settings that a lambda's body has from the interface method which it implements. */
  static Map<GuardKind, Settings> ofLambda(Method interfaceMethod) {
    Guards guards = new Guards(GuardedMethods.nameOf(interfaceMethod));
    guards.takeFrom(interfaceMethod);
    guards.takeFrom(interfaceMethod.getDeclaringClass());
    guards.takeInherited(interfaceMethod);
    return Collections.unmodifiableMap(guards.found);
  }

  /** Whether the constructor itself carries such an annotation, be it by another one. */
  static boolean isOn(Constructor<?> constructor) {
    Guards guards = new Guards(constructor.getDeclaringClass().getName());
    guards.takeFrom(constructor);
    return !guards.found.isEmpty();
  }

  /** A type's annotation covers the methods that it declares for others to call. */
  private static boolean isCoveredByType(Method method) {
    return !method.isSynthetic()
        && !Modifier.isPrivate(method.getModifiers())
        && !isObjectMethod(method)
        && !(method.getDeclaringClass().isEnum() && isEnumMethod(method));
  }

  private static boolean isObjectMethod(Method method) {
    String signature = method.getName() + Arrays.toString(method.getParameterTypes());
    return signature.equals("toString[]")
        || signature.equals("hashCode[]")
        || signature.equals("equals[class java.lang.Object]");
  }

  private static boolean isEnumMethod(Method method) {
    return Modifier.isStatic(method.getModifiers())
        && (method.getName().equals("values") || method.getName().equals("valueOf"));
  }

  private void takeInherited(Method method) {
    for (Method implemented : implementedBy(method)) {
      takeFrom(implemented);
      if (isCoveredByType(implemented)) {
        takeFrom(implemented.getDeclaringClass());
      }
    }
  }

  /** The methods of interfaces and the abstract ones of superclasses that it implements. */
  static List<Method> implementedBy(Method method) {
    if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
      return List.of();
    }
    List<Method> implemented = new ArrayList<>();
    for (Class<?> ancestor : ancestors(method.getDeclaringClass())) {
      for (Method candidate : ancestor.getDeclaredMethods()) {
        if (isOverridable(candidate) && overrides(method, candidate)) {
          implemented.add(candidate);
        }
      }
    }
    return implemented;
  }

  /** Whether an annotation of that kind stands on one of the methods, not just on a type. */
  static boolean isOnMethod(List<Method> methods, GuardKind kind) {
    Guards guards = new Guards("");
    methods.forEach(guards::takeFrom);
    return guards.found.containsKey(kind);
  }

  /** All interfaces, nearest first, then the superclasses. */
  private static Set<Class<?>> ancestors(Class<?> type) {
    Set<Class<?>> ancestors = new LinkedHashSet<>();
    for (@Nullable Class<?> c = type; c != null; c = c.getSuperclass()) {
      addInterfaces(List.of(c.getInterfaces()), ancestors);
    }
    for (@Nullable Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
      ancestors.add(c);
    }
    return ancestors;
  }

  /** A level at a time: those first that a type names itself. */
  private static void addInterfaces(List<Class<?>> level, Set<Class<?>> interfaces) {
    interfaces.addAll(level);
    List<Class<?>> next = level.stream().flatMap(i -> Arrays.stream(i.getInterfaces())).toList();
    if (!next.isEmpty()) {
      addInterfaces(next, interfaces);
    }
  }

  private static boolean isOverridable(Method candidate) {
    int modifiers = candidate.getModifiers();
    boolean instance = !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers);
    return instance
        && !candidate.isBridge()
        && (candidate.getDeclaringClass().isInterface() || Modifier.isAbstract(modifiers));
  }

  /** By the erased signature, or by the bridge that javac made for a generic one. */
  private static boolean overrides(Method method, Method candidate) {
    if (!method.getName().equals(candidate.getName())
        || method.getParameterCount() != candidate.getParameterCount()) {
      return false;
    }
    Class<?>[] erased = candidate.getParameterTypes();
    return Arrays.equals(method.getParameterTypes(), erased)
        || Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
            .anyMatch(
                bridge ->
                    bridge.isBridge()
                        && bridge.getName().equals(method.getName())
                        && Arrays.equals(bridge.getParameterTypes(), erased));
  }

  private void takeFrom(AnnotatedElement element) {
    takeFrom(element.getAnnotations(), new HashSet<>());
  }

  private void takeFrom(Annotation[] annotations, Set<String> seen) {
    for (Annotation annotation : annotations) {
      GuardKind.ofType(annotation.annotationType().getName())
          .ifPresent(kind -> found.putIfAbsent(kind, settings(kind, annotation)));
    }
    for (Annotation annotation : annotations) {
      Class<? extends Annotation> type = annotation.annotationType();
      if (seen.add(type.getName()) && !type.getName().startsWith("java.")) {
        takeFrom(type.getAnnotations(), seen);
      }
    }
  }

  private Settings settings(GuardKind kind, Annotation annotation) {
    String where = kind.annotation() + " on " + method;
    Settings settings = Settings.NONE;
    for (Method attribute : annotation.annotationType().getDeclaredMethods()) {
      settings = settings.with(attribute.getName(), value(annotation, attribute), where);
    }
    return settings;
  }

  private static Object value(Annotation annotation, Method attribute) {
    try {
      attribute.setAccessible(true);
      return attribute.invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + attribute, e);
    }
  }
}
