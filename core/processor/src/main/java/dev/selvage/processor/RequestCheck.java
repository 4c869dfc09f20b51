package dev.selvage.processor;

import dev.selvage.engine.binding.GuardKind;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.processor.Reports.Place;
import dev.selvage.processor.SourceGuards.Guard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Tells of methods whose requests are to be validated, and that take none. The signs of a request
 * are those of {@link RequestFinder}. An error only where no reader of a user's own could find one.
 */
final class RequestCheck {

  private static final Set<String> LISTS = Set.of(List.class.getName());

  private final Types types;
  private final Descriptors descriptors;
  private final SourceGuards guards;
  private final Names names;
  private final Reports reports;
  private final Set<String> readable;
  private final Set<String> elements;
  private boolean knowsAll = true;

  RequestCheck(
      Types types, Descriptors descriptors, SourceGuards guards, Names names, Reports reports) {
    this.types = types;
    this.descriptors = descriptors;
    this.guards = guards;
    this.names = names;
    this.reports = reports;
    List<RequestReader> readers = readers();
    this.readable = RequestFinder.typeNames(readers);
    this.elements = RequestFinder.elementNames(readers);
  }

  /** The readers on the processor's path; those of a user's own may be among them. */
  private List<RequestReader> readers() {
    List<RequestReader> readers = new ArrayList<>();
    try {
      ServiceLoader.load(RequestReader.class, RequestCheck.class.getClassLoader())
          .forEach(readers::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      knowsAll = false; // run time tells what is wrong with it
    }
    return readers;
  }

  void check(ExecutableElement method) {
    Stream.concat(Stream.of(method), guards.guardedAbove(method).stream())
        .flatMap(declaration -> validation(declaration).stream())
        .findFirst()
        .filter(guard -> !takesRequest(method))
        .ifPresent(guard -> tell(method, guard));
  }

  /** What stands on a whole type is meant for those of its methods that take a request. */
  private static Optional<Guard> validation(ExecutableElement declaration) {
    return SourceGuards.on(declaration).stream()
        .filter(guard -> !Collections.disjoint(guard.kinds(), GuardKind.ON_REQUESTS))
        .findFirst();
  }

  private boolean takesRequest(ExecutableElement method) {
    return method.getParameters().stream().anyMatch(parameter -> isRequest(parameter.asType()))
        || Stream.concat(Stream.of(method), guards.implementedBy(method).stream())
            .flatMap(declaration -> declaration.getParameters().stream())
            .anyMatch(RequestCheck::isPart);
  }

  private static boolean isPart(VariableElement parameter) {
    return RequestFinder.isPartName(parameter.getSimpleName().toString())
        || parameter.getAnnotationMirrors().stream()
            .map(annotation -> annotation.getAnnotationType().asElement().toString())
            .anyMatch(name -> name.startsWith("dev.selvage."));
  }

  private boolean isRequest(TypeMirror type) {
    return isOf(type, readable) || (isOf(type, LISTS) && isListOfMessages(type));
  }

  /** As at run time, the one type argument says what the elements are. */
  private boolean isListOfMessages(TypeMirror type) {
    return type instanceof DeclaredType list
        && list.getTypeArguments().size() == 1
        && isOf(list.getTypeArguments().get(0), elements);
  }

  private boolean isOf(TypeMirror type, Set<String> names) {
    TypeMirror bound = types.erasure(upperBound(type));
    return bound.getKind() == TypeKind.ERROR
        || (bound.getKind() == TypeKind.DECLARED
            && (names.contains(descriptors.className(bound))
                || types.directSupertypes(bound).stream().anyMatch(above -> isOf(above, names))));
  }

  private static TypeMirror upperBound(TypeMirror type) {
    return type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : type;
  }

  private void tell(ExecutableElement method, Guard guard) {
    boolean isOwn = validation(method).isPresent();
    Place place = isOwn ? Place.of(method, guard.annotation()) : Place.of(method);
    String where = guard.name() + (isOwn ? " on " : " for ") + names.of(method) + ": ";
    Advice advice = Advice.of(RequestFinder.NOTHING_TO_VALIDATE);
    boolean isSure =
        knowsAll && method.getParameters().stream().allMatch(p -> isNeverRequest(p.asType()));
    if (isSure) {
      reports.error(place, where + advice.what(), advice.fix());
    } else {
      String known = where + advice.what() + " that is known here";
      reports.warning(
          place,
          known,
          advice.fix() + "; if a RequestReader of yours reads one, put it on the processor's path");
    }
  }

  /** Numbers, texts and constants; of other types somebody may have a reader. */
  private boolean isNeverRequest(TypeMirror type) {
    Element element = types.asElement(type);
    return type.getKind().isPrimitive()
        || (element != null
            && (element.getKind() == ElementKind.ENUM
                || (element.getModifiers().contains(Modifier.FINAL)
                    && element.toString().startsWith("java."))));
  }
}
