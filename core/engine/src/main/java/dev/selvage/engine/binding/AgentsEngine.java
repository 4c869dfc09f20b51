package dev.selvage.engine.binding;

import dev.selvage.engine.binding.GuardedMethods.Report;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The copy of the engine that the agent runs on, where that is another than this one. An
 * application may bring a copy of its own, while the agent notes what it wove in the copy that it
 * sees itself, which is that of the system loader.
 */
final class AgentsEngine {

  private static final @Nullable Class<?> GUARDED_METHODS = find();

  private AgentsEngine() {}

  private static @Nullable Class<?> find() {
    try {
      Class<?> there =
          Class.forName(GuardedMethods.class.getName(), true, ClassLoader.getSystemClassLoader());
      return there == GuardedMethods.class ? null : there;
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** What is noted there; empty where there is no other copy, or one of another shape. */
  static List<Report> reports() {
    return reports(there -> there.getMethod("list").invoke(null));
  }

  /** What is noted there of that very class; empty likewise. */
  static List<Report> reportsOf(Class<?> type) {
    return reports(there -> there.getMethod("reportsOf", Class.class).invoke(null, type));
  }

  private interface Question {
    Object ask(Class<?> guardedMethods) throws ReflectiveOperationException;
  }

  private static List<Report> reports(Question question) {
    List<Report> reports = new ArrayList<>();
    try {
      if (GUARDED_METHODS != null && question.ask(GUARDED_METHODS) instanceof List<?> list) {
        for (Object report : list) {
          reports.add(
              new Report(
                  (String) read(report, "className"),
                  (String) read(report, "method"),
                  (boolean) read(report, "woven"),
                  (String) read(report, "reason")));
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // An engine of another version: its notes stay its own.
    }
    return reports;
  }

  private static Object read(Object report, String component) throws ReflectiveOperationException {
    Method accessor = report.getClass().getMethod(component);
    return accessor.invoke(report);
  }

  /** Whether a woven method of that class is noted there. */
  static boolean isWoven(Class<?> type) {
    try {
      return GUARDED_METHODS != null
          && (boolean) GUARDED_METHODS.getMethod("isWoven", Class.class).invoke(null, type);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
