package dev.selvage.guice;

import dev.selvage.engine.binding.GuardedMethods;
import dev.selvage.engine.binding.GuardedMethods.Report;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells whether a weaver has had a class in hand. */
final class Weaving {

  /** The reason in reports on what Guice intercepts, which no weaver wove. */
  static final String BY_GUICE = "by Guice";

  private static final String BY_ASPECTJ = "by AspectJ";

  /** What the reasons begin with of what Guice cannot intercept. */
  static final String NOT_BY_GUICE = "Guice cannot intercept it: ";

  private static final String MARK = "dev.selvage.Woven";

  private Weaving() {}

  static boolean isWoven(Class<?> type) {
    return isMarked(type)
        || isNoted(type)
        || isWovenByAgent(type)
        || LambdaHost.of(type).filter(Weaving::isWoven).isPresent();
  }

  /** Whether a weaver has that very method, of which AspectJ need not have woven all of a class. */
  static boolean isWoven(Method method) {
    return isWoven(method.getDeclaringClass()) || AspectWoven.isAround(method);
  }

  private static boolean isMarked(Class<?> type) {
    return Arrays.stream(type.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getName().equals(MARK));
  }

  private static boolean isNoted(Class<?> type) {
    return GuardedMethods.reportsOf(type).stream()
        .anyMatch(report -> report.woven() && isByWeaverOfClasses(report.reason()));
  }

  /** AspectJ weaves a method, and may leave others of its class that Guice can intercept. */
  private static boolean isByWeaverOfClasses(String reason) {
    return !reason.equals(BY_GUICE) && !reason.startsWith(BY_ASPECTJ);
  }

  /** Asks the agent's copy of the engine, where the application brings one of its own. */
  private static boolean isWovenByAgent(Class<?> type) {
    try {
      Class<?> agents =
          Class.forName(GuardedMethods.class.getName(), true, ClassLoader.getSystemClassLoader());
      return agents != GuardedMethods.class
          && (boolean) agents.getMethod("isWoven", Class.class).invoke(null, type);
    } catch (ReflectiveOperationException | LinkageError e) {
      return false;
    }
  }

  /** Why weavers left the class as it was; empty where none has seen it. */
  static Optional<String> refusal(Class<?> type) {
    String told =
        GuardedMethods.list().stream()
            .filter(report -> report.className().equals(type.getName()))
            .filter(report -> !report.woven() && !report.reason().startsWith(NOT_BY_GUICE))
            .map(Report::reason)
            .distinct()
            .collect(Collectors.joining("; "));
    return told.isEmpty() ? Optional.empty() : Optional.of(told);
  }
}
