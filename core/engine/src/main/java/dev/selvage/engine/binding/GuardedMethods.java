package dev.selvage.engine.binding;

import dev.selvage.engine.pipeline.GuardedMethod;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every annotated method that a weaver found in this JVM, woven or not and why, and the handles of
 * those that ran. Keeps no class or loader alive. Safe for use by many threads.
 */
public final class GuardedMethods {

  private static final Map<ClassLoader, Map<String, Report>> REPORTS = new WeakHashMap<>();
  private static final AtomicLong NOTES = new AtomicLong();
  private static final Set<WeakReference<AnnotatedMethod>> KNOWN = ConcurrentHashMap.newKeySet();
  private static final ReferenceQueue<AnnotatedMethod> GONE = new ReferenceQueue<>();

  private static final ClassValue<Map<Method, Optional<GuardedMethod>>> HANDLES =
      new ClassValue<>() {
        @Override
        protected Map<Method, Optional<GuardedMethod>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private GuardedMethods() {}

  /**
   * One annotated method.
   *
   * @param className the full name of its class
   * @param method its name and parameter types; {@code <class>} where the whole class is meant
   * @param woven whether calls of it are guarded
   * @param reason which door wove it, or why it is not woven and what to do
   */
  public record Report(String className, String method, boolean woven, String reason) {
    @Override
    public String toString() {
      return "%s %s.%s: %s".formatted(woven ? "woven" : "NOT woven", className, method, reason);
    }
  }

  /** Notes a method of a class of that loader; a later note on the same method wins. */
  public static void note(@Nullable ClassLoader loader, Report report) {
    synchronized (REPORTS) {
      REPORTS
          .computeIfAbsent(keyOf(loader), key -> new LinkedHashMap<>())
          .put(keyOf(report), report);
    }
    NOTES.incrementAndGet();
  }

  /**
   * Grows with each note: a door that stands beside the weavers asks again whether a method is
   * woven when this has changed, and not at each call.
   */
  public static long noteCount() {
    return NOTES.get();
  }

  /** What was noted when a method was met is newer than what an index says. */
  private static void noteIndexed(ClassLoader loader, Report report) {
    synchronized (REPORTS) {
      REPORTS
          .computeIfAbsent(loader, key -> new LinkedHashMap<>())
          .putIfAbsent(keyOf(report), report);
    }
  }

  /** Notes a woven method that turned out to be beyond reach when it was needed. */
  static void noteUnguarded(Class<?> type, String method, String descriptor, String reason) {
    String name = Signatures.readable(method, descriptor);
    String full = Signatures.withReturnType(method, descriptor);
    boolean needsReturnType = reportsOf(type).stream().anyMatch(r -> r.method().equals(full));
    note(
        type.getClassLoader(),
        new Report(type.getName(), needsReturnType ? full : name, false, reason));
  }

  private static String keyOf(Report report) {
    return report.className() + "." + report.method();
  }

  /** Notes that a loader may have classes woven at build time, and an index of them. */
  public static void noteIndexed(@Nullable ClassLoader loader) {
    Indexes.add(keyOf(loader));
  }

  /**
   * All that were noted and whose loader is still there, by class and method, with those that the
   * indexes of classes woven at build time name.
   */
  public static List<Report> list() {
    Indexes.readNew(GuardedMethods::noteIndexed);
    Set<Report> all = new LinkedHashSet<>();
    synchronized (REPORTS) {
      REPORTS.values().forEach(reports -> all.addAll(reports.values()));
    }
    all.addAll(AgentsEngine.reports());
    return all.stream()
        .sorted(Comparator.comparing(Report::className).thenComparing(Report::method))
        .toList();
  }

  /** What was noted here of that very class, in the order in which methods were first noted. */
  public static List<Report> reportsOf(Class<?> type) {
    synchronized (REPORTS) {
      return REPORTS.getOrDefault(keyOf(type.getClassLoader()), Map.of()).values().stream()
          .filter(report -> report.className().equals(type.getName()))
          .toList();
    }
  }

  /** Whether a weaver noted at least one woven method of that class. */
  public static boolean isWoven(Class<?> type) {
    return isNotedAsWoven(type) || AgentsEngine.isWoven(type);
  }

  /**
   * Whether another weaver noted that very method as woven.
   *
   * @param own what the reasons of the asking weaver begin with
   */
  public static boolean isWovenByOther(Method method, String own) {
    Class<?> type = method.getDeclaringClass();
    Set<String> names = Set.of(signatureOf(method), fullSignatureOf(method));
    return Stream.concat(reportsOf(type).stream(), AgentsEngine.reportsOf(type).stream())
        .filter(report -> report.woven() && names.contains(report.method()))
        .anyMatch(report -> !report.reason().startsWith(own));
  }

  private static boolean isNotedAsWoven(Class<?> type) {
    return reportsOf(type).stream().anyMatch(Report::woven);
  }

  /**
   * The methods which the class declares and which annotations guard once it is woven, in the order
   * of their signatures.
   */
  public static List<Method> annotatedMethodsOf(Class<?> type) {
    return AnnotatedMethod.allOf(type).stream().map(AnnotatedMethod::method).toList();
  }

  /**
   * The constructors which the class declares and which carry annotations that cannot act there.
   */
  public static List<Constructor<?>> annotatedConstructorsOf(Class<?> type) {
    return Arrays.<Constructor<?>>stream(type.getDeclaredConstructors())
        .filter(Guards::isOn)
        .sorted(Comparator.comparing(Constructor::toString))
        .toList();
  }

  static ClassLoader keyOf(@Nullable ClassLoader loader) {
    return loader == null ? ClassLoader.getPlatformClassLoader() : loader;
  }

  /**
   * The handle of a method for doors that meet it by reflection; empty where no annotation guards
   * it. Each method has one, kept with its class.
   */
  public static Optional<GuardedMethod> handleOf(Method method) {
    return HANDLES
        .get(method.getDeclaringClass())
        .computeIfAbsent(
            method,
            key ->
                AnnotatedMethod.of(key)
                    .map(
                        annotated -> {
                          add(annotated);
                          return annotated.handle();
                        }));
  }

  /** The handle of a method that a door met by reflection, if one did. */
  static Optional<GuardedMethod> known(Class<?> type, String method, MethodType methodType) {
    return HANDLES.get(type).entrySet().stream()
        .filter(handle -> handle.getKey().getName().equals(method))
        .filter(handle -> methodType.parameterList().equals(parametersOf(handle.getKey())))
        .flatMap(handle -> handle.getValue().stream())
        .findFirst();
  }

  private static List<Class<?>> parametersOf(Method method) {
    return List.of(method.getParameterTypes());
  }

  static void add(AnnotatedMethod method) {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      KNOWN.remove(gone);
    }
    KNOWN.add(new WeakReference<>(method, GONE));
  }

  static List<AnnotatedMethod> known() {
    return KNOWN.stream()
        .map(WeakReference::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(AnnotatedMethod::name))
        .toList();
  }

  /**
   * How reports name a method that a class file has.
   *
   * @param withReturnType whether another method of the class differs in nothing else
   */
  public static String signatureOf(String method, String descriptor, boolean withReturnType) {
    return withReturnType
        ? Signatures.withReturnType(method, descriptor)
        : Signatures.readable(method, descriptor);
  }

  /** {@code ask(String, int)}: how reports name a method, and errors a constructor. */
  public static String signatureOf(Executable member) {
    String name =
        member instanceof Constructor<?>
            ? member.getDeclaringClass().getSimpleName()
            : member.getName();
    return Arrays.stream(member.getParameterTypes())
        .map(GuardedMethods::simpleName)
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  /** The same with the return type, for methods that differ in nothing else. */
  private static String fullSignatureOf(Method method) {
    return signatureOf(method) + ": " + simpleName(method.getReturnType());
  }

  private static String simpleName(Class<?> type) {
    if (type.isArray()) {
      return simpleName(type.getComponentType()) + "[]";
    }
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  /** {@code com.acme.ChatService.ask}. */
  static String nameOf(Method method) {
    return method.getDeclaringClass().getName() + "." + method.getName();
  }
}
