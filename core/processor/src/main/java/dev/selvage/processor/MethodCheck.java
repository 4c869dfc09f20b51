package dev.selvage.processor;

import dev.selvage.engine.binding.Unguardable;
import dev.selvage.processor.Reports.Place;
import dev.selvage.processor.SourceGuards.Guard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Tells of annotations that cannot act: an error where they stand on the method or constructor, a
 * warning where they stand for others too. An abstract method is told of where it is implemented.
 */
final class MethodCheck {

  private static final Set<String> GUARDED_STAGES =
      Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture");
  private static final List<String> FUTURES =
      List.of("java.util.concurrent.CompletionStage", "java.util.concurrent.Future");

  private final Elements elements;
  private final Types types;
  private final Names names;
  private final Reports reports;
  private final SourceGuards guards;
  private final Descriptors descriptors;
  private final RequestCheck requests;

  MethodCheck(ProcessingEnvironment environment, Names names, Reports reports) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.names = names;
    this.reports = reports;
    this.guards = new SourceGuards(elements, types);
    this.descriptors = new Descriptors(elements, types);
    this.requests = new RequestCheck(types, descriptors, guards, names, reports);
  }

  void checkConstructor(ExecutableElement constructor) {
    SourceGuards.on(constructor).stream()
        .findFirst()
        .ifPresent(guard -> tellInert(constructor, guard, Unguardable.CONSTRUCTOR));
  }

  void check(ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.ABSTRACT)) {
      return;
    }
    Optional<String> reason = reason(method);
    if (reason.isPresent()) {
      tellInert(method, reason.get());
    } else {
      requests.check(method);
    }
  }

  private Optional<String> reason(ExecutableElement method) {
    boolean isNative = method.getModifiers().contains(Modifier.NATIVE);
    return Unguardable.reason(isNative, descriptors.of(method))
        .or(() -> unknownFuture(method.getReturnType()));
  }

  private Optional<String> unknownFuture(TypeMirror returned) {
    String name = descriptors.className(returned);
    boolean isFuture =
        returned.getKind() == TypeKind.DECLARED
            && !GUARDED_STAGES.contains(name)
            && FUTURES.stream().anyMatch(future -> isA(returned, future));
    return isFuture ? Optional.of(Unguardable.unknownFuture(name)) : Optional.empty();
  }

  private boolean isA(TypeMirror type, String name) {
    return Stream.ofNullable(elements.getTypeElement(name))
        .anyMatch(element -> types.isSubtype(types.erasure(type), types.erasure(element.asType())));
  }

  private void tellInert(ExecutableElement method, String reason) {
    List<Guard> own = SourceGuards.on(method);
    if (!own.isEmpty()) {
      tellInert(method, own.get(0), reason);
      return;
    }
    guards.elsewhere(method).stream()
        .findFirst()
        .ifPresent(
            guard -> {
              Advice advice = Advice.of(reason);
              String where = guard.name() + " for " + names.of(method);
              reports.warning(Place.of(method), where + ": " + advice.what(), advice.fix());
            });
  }

  private void tellInert(ExecutableElement method, Guard guard, String reason) {
    Advice advice = Advice.of(reason);
    reports.error(
        Place.of(method, guard.annotation()),
        names.where(guard, method) + ": " + advice.what(),
        advice.fix());
  }
}
