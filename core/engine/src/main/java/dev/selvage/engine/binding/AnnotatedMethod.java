package dev.selvage.engine.binding;

import dev.selvage.engine.diagnosis.Diagnoser;
import dev.selvage.engine.pipeline.GuardedMethod;
import dev.selvage.engine.pipeline.Pipeline;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.engine.validation.RequestFinder;
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
import org.jspecify.annotations.Nullable;

/** A method with its annotations' values: what a pipeline is built from, and built anew. */
final class AnnotatedMethod {

  private final Method method;

  /** The method and those that it implements. */
  private final List<Method> declarations;

  private final String name;
  private final Map<GuardKind, Settings> annotations;
  private final Extensions extensions;
  private final @Nullable RequestFinder requests;
  private final GuardedMethod handle;
  private final Set<Fault> told = ConcurrentHashMap.newKeySet();

  AnnotatedMethod(Method method, Map<GuardKind, Settings> annotations) {
    this(method, annotations, Guards.implementedBy(method));
  }

  /**
   * Ties a method to its annotations.
   *
   * @param implemented the methods that it implements; for the body of a lambda, that of the
   *     interface
   */
  AnnotatedMethod(Method method, Map<GuardKind, Settings> annotations, List<Method> implemented) {
    this.method = method;
    this.declarations = new ArrayList<>(List.of(method));
    this.declarations.addAll(implemented);
    this.name = GuardedMethods.nameOf(method);
    this.annotations = annotations;
    this.extensions = Extensions.of(loader());
    this.requests = RequestFinder.of(declarations, extensions.requestReaders()).orElse(null);
    this.handle = new GuardedMethod(this::pipeline, inspectsReturned());
  }

  /** The method with its annotations; empty where none guards it. */
  static Optional<AnnotatedMethod> of(Method method) {
    Map<GuardKind, Settings> annotations = Guards.of(method);
    return annotations.isEmpty()
        ? Optional.empty()
        : Optional.of(new AnnotatedMethod(method, annotations));
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

  private boolean inspectsReturned() {
    Diagnoser diagnoser = extensions.diagnoser();
    return diagnoser.mayReadReturned(method.getReturnType());
  }

  /** The pipeline under what is bound; tells every fault. */
  Pipeline build(Bound bound, Consumer<Fault> faults) {
    if (requests == null && Guards.isOnMethod(declarations, GuardKind.VALIDATE_CHAT_REQUEST)) {
      nothingToValidate(faults);
    }
    return new PipelineFactory(name, extensions, bound, requests, faults)
        .ofAnnotations(annotations);
  }

  private void nothingToValidate(Consumer<Fault> faults) {
    faults.accept(
        new Fault(
            "@ValidateChatRequest on " + name,
            "no parameter is a chat request; take one of a known client's types or a Map, or mark"
                + " the parts with @ChatModel, @ChatMessages and @MaxTokens (their names are seen"
                + " only in classes compiled with -parameters)"));
  }

  /** What the handle runs: faults are told once, and throw only where that was asked for. */
  private Pipeline pipeline() {
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
        .forEach(fault -> extensions.log().error(fault + " (it runs without that value)"));
    return pipeline;
  }
}
