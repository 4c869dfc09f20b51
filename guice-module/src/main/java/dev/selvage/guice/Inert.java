package dev.selvage.guice;

import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.binding.Unguardable;
import dev.selvage.engine.policy.Fault;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells of annotations that would do nothing, and why. */
final class Inert {

  private Inert() {}

  /**
   * Those on members of a class that no weaver has woven.
   *
   * @param annotated declares them
   * @param type what objects are of that the injector knows: the class itself, or one below it
   */
  static List<Fault> faults(Class<?> annotated, Class<?> type, Origin origin) {
    if (Weaving.isWoven(annotated)) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    onMethods(annotated, type, origin).ifPresent(faults::add);
    faults.addAll(onUnguardable(annotated));
    onConstructors(annotated).ifPresent(faults::add);
    return faults;
  }

  private static Optional<Fault> onMethods(Class<?> annotated, Class<?> type, Origin origin) {
    Map<String, List<Method>> byObstacle = new LinkedHashMap<>();
    List<Method> unwoven =
        GuardedMethods.annotatedMethodsOf(annotated).stream()
            .filter(method -> !Weaving.isWoven(method))
            .filter(method -> Unguardable.reasonAround(method).isEmpty())
            .toList();
    for (Method method : inOrder(unwoven)) {
      origin
          .obstacle()
          .or(() -> Reach.obstacle(type, method))
          .filter(obstacle -> !isGuardedByOverride(type, method))
          .ifPresent(o -> byObstacle.computeIfAbsent(o, key -> new ArrayList<>()).add(method));
    }
    if (byObstacle.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            annotated.getName(),
            "the annotations on %s would do nothing: %s, or say allowUnwoven()"
                .formatted(methods(byObstacle), why(annotated))));
  }

  private static List<Method> inOrder(List<Method> methods) {
    return methods.stream().sorted(Comparator.comparing(GuardedMethods::signatureOf)).toList();
  }

  /** Then that one is told of, where it is not reached. */
  private static boolean isGuardedByOverride(Class<?> type, Method method) {
    return Reach.override(type, method)
        .filter(by -> GuardedMethods.annotatedMethodsOf(by.getDeclaringClass()).contains(by))
        .isPresent();
  }

  private static String methods(Map<String, List<Method>> byObstacle) {
    return byObstacle.entrySet().stream()
        .map(
            entry ->
                entry.getValue().stream()
                        .map(GuardedMethods::signatureOf)
                        .collect(Collectors.joining(", "))
                    + " ("
                    + entry.getKey()
                    + ")")
        .collect(Collectors.joining(", "));
  }

  private static String why(Class<?> annotated) {
    String guice = "and Guice intercepts only overridable methods of objects that it makes";
    return Weaving.refusal(annotated)
        .map(refusal -> "%s, %s; change either".formatted(refusal, guice))
        .orElse(
            "no weaver has woven this class, %s; run it with \"java -javaagent:selvage-agent.jar …\""
                .formatted(guice));
  }

  /** No door helps there. */
  private static List<Fault> onUnguardable(Class<?> annotated) {
    return inOrder(GuardedMethods.annotatedMethodsOf(annotated)).stream()
        .flatMap(method -> onUnguardable(annotated, method).stream())
        .toList();
  }

  private static Optional<Fault> onUnguardable(Class<?> annotated, Method method) {
    return Unguardable.reasonAround(method)
        .map(
            reason ->
                new Fault(
                    annotated.getName(),
                    "the annotations on %s would do nothing: %s Or say allowUnwoven()"
                        .formatted(GuardedMethods.signatureOf(method), reason)));
  }

  private static Optional<Fault> onConstructors(Class<?> annotated) {
    List<Constructor<?>> constructors = GuardedMethods.annotatedConstructorsOf(annotated);
    if (constructors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            annotated.getName(),
            ("the annotations on %s would do nothing: a constructor cannot run again; annotate a"
                    + " method that calls it, or say allowUnwoven()")
                .formatted(
                    constructors.stream()
                        .map(GuardedMethods::signatureOf)
                        .collect(Collectors.joining(", ")))));
  }
}
