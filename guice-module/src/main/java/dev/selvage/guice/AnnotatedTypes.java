package dev.selvage.guice;

import dev.selvage.engine.binding.GuardedMethods;
import java.lang.annotation.AnnotationFormatError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the classes that declare annotated methods or constructors. */
final class AnnotatedTypes {

  private static final ClassValue<Boolean> DECLARES_ANNOTATED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return declaresAnnotated(type);
        }
      };

  private AnnotatedTypes() {}

  /**
   * The type, its superclasses and its interfaces, as far as they declare annotated members; none
   * of a class that Guice made, since Guice has had the class in hand that it was made from.
   */
  static List<Class<?>> of(Class<?> type) {
    if (Reach.isEnhanced(type)) {
      return List.of();
    }
    Set<Class<?>> hierarchy = new LinkedHashSet<>();
    for (@Nullable Class<?> c = type; c != null; c = c.getSuperclass()) {
      add(c, hierarchy);
    }
    return hierarchy.stream().filter(DECLARES_ANNOTATED::get).toList();
  }

  private static void add(Class<?> type, Set<Class<?>> hierarchy) {
    if (hierarchy.add(type)) {
      for (Class<?> superInterface : type.getInterfaces()) {
        add(superInterface, hierarchy);
      }
    }
  }

  private static boolean declaresAnnotated(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
      return false;
    }
    try {
      return !GuardedMethods.annotatedMethodsOf(type).isEmpty()
          || !GuardedMethods.annotatedConstructorsOf(type).isEmpty();
    } catch (RuntimeException | LinkageError | AnnotationFormatError e) {
      // It names classes that are not there, which is no fault of its binding.
      return false;
    }
  }
}
