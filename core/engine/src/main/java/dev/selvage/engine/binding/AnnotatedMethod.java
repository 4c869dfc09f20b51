package dev.selvage.engine.binding;

import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.pipeline.Stage;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.request.RequestFinder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A method with its annotations' values: what a pipeline is built from, and built anew. The method
 * itself, its annotations and the extensions are looked for when they are first needed: woven calls
 * that succeed need none of them, and extensions only where they return what may be a failed
 * response.
 */
final class AnnotatedMethod implements GuardedMethod.Source {

  private final Class<?> type;
  private final String methodName;
  private final String descriptor;

  /** Empty, or for the body of a lambda the interface method that it implements. */
  private final String source;

  private final GuardedMethod handle = new GuardedMethod(this);
  private final Set<Fault> told = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Method method;
  private volatile @Nullable Extensions extensions;
  private volatile @Nullable Parts parts;
  private volatile @Nullable Diagnoser diagnoser;

  /**
   * What a pipeline needs.
   *
   * @param declarations the method and those that it implements
   */
  private record Parts(
      Map<GuardKind, Settings> annotations, List<Method> declarations, Extensions extensions) {

    @Nullable RequestFinder requests(Extensions extensions) {
      return RequestFinder.of(declarations, extensions.requestReaders()).orElse(null);
    }
  }

  private AnnotatedMethod(Class<?> type, String method, String descriptor, String source) {
    this.type = type;
    this.methodName = method;
    this.descriptor = descriptor;
    this.source = source;
  }

  private AnnotatedMethod(Method method) {
    this(method.getDeclaringClass(), method.getName(), "", "");
    this.method = method;
  }

  /** A method that a weaver found annotated, as {@link Bootstrap#constant} names it. */
  static AnnotatedMethod woven(Class<?> type, String method, String descriptor, String source) {
    return new AnnotatedMethod(type, method, descriptor, source);
  }

  /** The method with its annotations; empty where none guards it. */
  static Optional<AnnotatedMethod> of(Method method) {
    return Guards.of(method).isEmpty()
        ? Optional.empty()
        : Optional.of(new AnnotatedMethod(method));
  }

  /** The annotated methods that a class declares, by reflection. */
  static List<AnnotatedMethod> allOf(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !method.isSynthetic() && !Modifier.isAbstract(method.getModifiers()))
        .sorted(Comparator.comparing(Method::toString))
        .flatMap(method -> of(method).stream())
        .toList();
  }

  GuardedMethod handle() {
    return handle;
  }

  /**
   * The method itself.
   *
   * @throws LinkageError where the class has none as woven code says
   */
  Method method() {
    Method known = method;
    if (known == null) {
      known = Signatures.find(type, methodName, descriptor);
      method = known;
    }
    return known;
  }

  String name() {
    return type.getName() + "." + methodName;
  }

  @Nullable ClassLoader loader() {
    return type.getClassLoader();
  }

  private Extensions extensions() {
    Extensions known = extensions;
    if (known == null) {
      known = Extensions.of(loader());
      extensions = known;
    }
    return known;
  }

  private Parts parts() {
    Parts known = parts;
    if (known == null) {
      known = source.isEmpty() ? partsOfMethod() : partsOfLambda();
      parts = known;
    }
    return known;
  }

  private Parts partsOfMethod() {
    return parts(Guards.of(method()), Guards.implementedBy(method()));
  }

  private Parts partsOfLambda() {
    Method asked = Signatures.find(source, loader());
    return parts(Guards.ofLambda(asked), List.of(asked));
  }

  private Parts parts(Map<GuardKind, Settings> annotations, List<Method> implemented) {
    List<Method> declarations = new ArrayList<>(List.of(method()));
    declarations.addAll(implemented);
    return new Parts(annotations, declarations, extensions());
  }

  /** The values of its annotations; none where they cannot be read. */
  Stream<Settings> annotations() {
    try {
      return parts().annotations.values().stream();
    } catch (RuntimeException | LinkageError e) {
      return Stream.empty(); // The handle's own pipeline tells of it.
    }
  }

  /** What reads returned values, under what is bound. */
  private Diagnoser diagnoser() {
    Diagnoser known = diagnoser;
    return known != null ? known : findDiagnoser();
  }

  /** Under the lock, so that what was found before a binding came does not outlast it. */
  private synchronized Diagnoser findDiagnoser() {
    Diagnoser found = extensions().under(Bindings.boundFor(loader())).diagnoser();
    diagnoser = found;
    return found;
  }

  /** Has all that depends on what is bound made anew when it is next needed. */
  void rebuild() {
    synchronized (this) {
      diagnoser = null;
    }
    handle.rebuild(); // Outside, since the handle asks here under a lock of its own.
  }

  @Override
  public boolean inspectsReturned() {
    try {
      Method known = method;
      Class<?> returned =
          known == null ? Signatures.returnType(descriptor, loader()) : known.getReturnType();
      if (Unguardable.unknownFuture(returned).isPresent()) {
        handle.pipeline(); // It says so.
        return false;
      }
      return diagnoser().mayReadReturned(returned);
    } catch (RuntimeException | LinkageError e) {
      return false; // The pipeline says why, once it is needed.
    }
  }

  @Override
  public boolean inspects(Class<?> value) {
    try {
      return diagnoser().mayReadReturned(value);
    } catch (RuntimeException | LinkageError e) {
      return false;
    }
  }

  /** The pipeline under what is bound; tells every fault. */
  Pipeline build(Bound bound, Consumer<Fault> faults) {
    Parts own = parts();
    Extensions extensions = own.extensions.under(bound);
    @Nullable RequestFinder requests = own.requests(extensions);
    if (requests == null) {
      tellOfNoRequest(own.declarations, faults);
    }
    return new PipelineFactory(name(), extensions, bound, requests, faults)
        .ofAnnotations(own.annotations);
  }

  /** Tells the faults, and what keeps every call from succeeding as things are now. */
  void checkAtStart(Bound bound, Consumer<Fault> faults) {
    for (Stage stage : build(bound, faults).stages()) {
      stage.faultsAtStart().forEach(fault -> faults.accept(new Fault(name(), fault)));
    }
  }

  /** Tells the faults too; what cannot be read runs unguarded, and says so once it is needed. */
  void check(Bound bound, Consumer<Fault> faults) {
    try {
      build(bound, faults);
    } catch (RuntimeException | LinkageError e) {
      // The handle's own pipeline tells of it.
    }
  }

  /** What stands on a whole type is meant for those of its methods that take a request. */
  private void tellOfNoRequest(List<Method> declarations, Consumer<Fault> faults) {
    for (GuardKind kind : GuardKind.ON_REQUESTS) {
      if (Guards.isOnMethod(declarations, kind)) {
        faults.accept(
            new Fault(kind.annotation() + " on " + name(), RequestFinder.NOTHING_TO_VALIDATE));
      }
    }
  }

  /** What the handle runs. */
  @Override
  public Pipeline pipeline() {
    try {
      Optional<String> unguardable = Unguardable.unknownFuture(method().getReturnType());
      if (unguardable.isPresent()) {
        return Unguarded.pipeline(method(), unguardable.get());
      }
      return parts().annotations.isEmpty()
          ? Unguarded.pipeline(method(), "its annotations cannot be seen from its class loader")
          : boundPipeline();
    } catch (RuntimeException | LinkageError e) {
      return Unguarded.pipeline(type, methodName, descriptor(), e.toString());
    }
  }

  private String descriptor() {
    Method known = method;
    return known == null ? descriptor : Unguarded.descriptor(known);
  }

  /** Faults are told once, and throw only where that was asked for. */
  private Pipeline boundPipeline() {
    Bound bound = Bindings.boundFor(loader());
    List<Fault> faults = new ArrayList<>();
    Pipeline pipeline = build(bound, faults::add);
    if (faults.isEmpty()) {
      return pipeline;
    }
    if (bound.isStrict()) {
      return new Pipeline(name(), List.of(new FaultyStage(faults)), pipeline.surroundings());
    }
    faults.stream()
        .filter(told::add)
        .forEach(fault -> parts().extensions.log().error(fault + " (it runs without that value)"));
    return pipeline;
  }
}
