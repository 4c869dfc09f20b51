package dev.selvage.engine.binding;

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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A method with its annotations' values: what a pipeline is built from, and built anew. Annotations
 * and extensions are read when they are first needed: woven calls that succeed need no annotations,
 * and extensions only where they return what may be a failed response.
 */
final class AnnotatedMethod {

  private final Method method;
  private final Supplier<Map<GuardKind, Settings>> reader;

  /** The methods that it implements; for the body of a lambda, that of the interface. */
  private final Supplier<List<Method>> implemented;

  private final String name;
  private final GuardedMethod handle;
  private final Set<Fault> told = ConcurrentHashMap.newKeySet();
  private final Lazy<Extensions> extensions = new Lazy<>(() -> Extensions.of(loader()));
  private volatile @Nullable Parts parts;

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

  private AnnotatedMethod(
      Method method,
      Supplier<Map<GuardKind, Settings>> reader,
      Supplier<List<Method>> implemented) {
    this.method = method;
    this.reader = reader;
    this.implemented = implemented;
    this.name = GuardedMethods.nameOf(method);
    this.handle = new GuardedMethod(this::pipeline, this::inspectsReturned);
  }

  /** A method that a weaver found annotated. */
  static AnnotatedMethod woven(Method method) {
    return new AnnotatedMethod(method, () -> Guards.of(method), () -> Guards.implementedBy(method));
  }

  /** The body of a lambda that a weaver found to implement an annotated method. */
  static AnnotatedMethod wovenLambda(Method body, Method implemented) {
    return new AnnotatedMethod(
        body, () -> Guards.ofLambda(implemented), () -> List.of(implemented));
  }

  /** The method with its annotations; empty where none guards it. */
  static Optional<AnnotatedMethod> of(Method method) {
    Map<GuardKind, Settings> annotations = Guards.of(method);
    return annotations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AnnotatedMethod(method, () -> annotations, () -> Guards.implementedBy(method)));
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

  Method method() {
    return method;
  }

  String name() {
    return name;
  }

  @Nullable ClassLoader loader() {
    return method.getDeclaringClass().getClassLoader();
  }

  private Parts parts() {
    Parts known = parts;
    if (known == null) {
      List<Method> declarations = new ArrayList<>(List.of(method));
      declarations.addAll(implemented.get());
      known = new Parts(reader.get(), declarations, extensions.get());
      parts = known;
    }
    return known;
  }

  private boolean inspectsReturned() {
    try {
      return extensions
          .get()
          .under(Bindings.boundFor(loader()))
          .diagnoser()
          .mayReadReturned(method.getReturnType());
    } catch (RuntimeException | LinkageError e) {
      return false; // The pipeline says why, once it is needed.
    }
  }

  /** The pipeline under what is bound; tells every fault. */
  Pipeline build(Bound bound, Consumer<Fault> faults) {
    Parts own = parts();
    Extensions extensions = own.extensions.under(bound);
    @Nullable RequestFinder requests = own.requests(extensions);
    if (requests == null && Guards.isOnMethod(own.declarations, GuardKind.VALIDATE_CHAT_REQUEST)) {
      nothingToValidate(faults);
    }
    return new PipelineFactory(name, extensions, bound, requests, faults)
        .ofAnnotations(own.annotations);
  }

  /** Tells the faults, and what keeps every call from succeeding as things are now. */
  void checkAtStart(Bound bound, Consumer<Fault> faults) {
    for (Stage stage : build(bound, faults).stages()) {
      stage.faultsAtStart().forEach(fault -> faults.accept(new Fault(name, fault)));
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

  private void nothingToValidate(Consumer<Fault> faults) {
    faults.accept(
        new Fault(
            GuardKind.VALIDATE_CHAT_REQUEST.annotation() + " on " + name,
            RequestFinder.NOTHING_TO_VALIDATE));
  }

  /** What the handle runs. */
  private Pipeline pipeline() {
    try {
      return parts().annotations.isEmpty()
          ? Unguarded.pipeline(method, "its annotations cannot be seen from its class loader")
          : boundPipeline();
    } catch (RuntimeException | LinkageError e) {
      return Unguarded.pipeline(method, e.toString());
    }
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
      return new Pipeline(name, List.of(new FaultyStage(faults)), pipeline.surroundings());
    }
    faults.stream()
        .filter(told::add)
        .forEach(fault -> parts().extensions.log().error(fault + " (it runs without that value)"));
    return pipeline;
  }
}
