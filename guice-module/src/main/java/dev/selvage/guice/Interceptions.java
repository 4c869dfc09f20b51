package dev.selvage.guice;

import static com.google.inject.matcher.Matchers.only;

import com.google.inject.spi.ConstructorBinding;
import com.google.inject.spi.TypeEncounter;
import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.engine.policy.Fault;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Has Guice intercept the guarded methods that no weaver has woven, and takes note of those that it
 * does intercept, and of those that it cannot. Interceptors that are bound at an encounter run
 * inside those of modules: right around the method, as woven code does. Safe for use by many
 * threads.
 */
final class Interceptions {

  private static final String NO_CLASSES =
      "Guice was told to generate no classes, or none in the package of this one";

  private final Map<Class<?>, List<Method>> planned = new HashMap<>();

  /** Intercepts methods of the type, for whenever Guice makes an object of it. */
  synchronized void plan(Class<?> type, TypeEncounter<?> encounter) {
    List<Method> methods =
        AnnotatedTypes.of(type).stream()
            .flatMap(annotated -> GuardedMethods.annotatedMethodsOf(annotated).stream())
            .filter(method -> !Weaving.isWoven(method))
            .toList();
    methods.stream()
        .filter(method -> Reach.obstacle(type, method).isEmpty())
        .forEach(method -> encounter.bindInterceptor(only(method), new Interception(method)));
    if (!methods.isEmpty()) {
      planned.put(type, methods);
    }
  }

  /** Compares with what was planned what Guice came to do. */
  synchronized List<Fault> made(ConstructorBinding<?> binding) {
    List<Fault> missed = new ArrayList<>();
    Class<?> type = binding.getConstructor().getDeclaringType().getRawType();
    for (Method method : planned.getOrDefault(type, List.of())) {
      Optional<String> obstacle = Reach.obstacle(type, method);
      if (obstacle.isPresent()) {
        noteUnreached(method, obstacle.get());
      } else if (isIntercepted(binding, method)) {
        note(method, true, Weaving.BY_GUICE);
      } else {
        noteUnreached(method, NO_CLASSES);
        missed.add(missed(type, method));
      }
    }
    return missed;
  }

  private static boolean isIntercepted(ConstructorBinding<?> binding, Method method) {
    return binding.getMethodInterceptors().getOrDefault(method, List.of()).stream()
        .anyMatch(Predicate.isEqual(new Interception(method)));
  }

  private static Fault missed(Class<?> type, Method method) {
    return new Fault(
        type.getName(),
        "the annotations on %s would do nothing: %s; let it, or say allowUnwoven()"
            .formatted(GuardedMethods.signatureOf(method), NO_CLASSES));
  }

  /** A weaver's own reason stays, and so does what other objects of the class are noted for. */
  private static void noteUnreached(Method method, String obstacle) {
    String signature = GuardedMethods.signatureOf(method);
    if (GuardedMethods.reportsOf(method.getDeclaringClass()).stream()
        .noneMatch(report -> report.method().equals(signature))) {
      note(method, false, Weaving.NOT_BY_GUICE + obstacle);
    }
  }

  private static void note(Method method, boolean guarded, String reason) {
    Class<?> type = method.getDeclaringClass();
    GuardedMethods.note(
        type.getClassLoader(),
        new Report(type.getName(), GuardedMethods.signatureOf(method), guarded, reason));
  }
}
