package dev.selvage.processor;

import dev.selvage.engine.binding.GuardKind;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Finds the annotations that guard a method of a source, by the rules that the weavers keep. */
final class SourceGuards {

  private final Elements elements;
  private final Types types;
  private final Map<TypeElement, List<TypeElement>> ancestors = new HashMap<>();
  private final Map<TypeElement, List<ExecutableElement>> handedDown = new HashMap<>();

  SourceGuards(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** An annotation of Selvage's, or one that stands for some. */
  record Guard(AnnotationMirror annotation, Set<GuardKind> kinds) {

    /** {@code @Patient}. */
    String name() {
      return "@" + annotation.getAnnotationType().asElement().getSimpleName();
    }
  }

  /** The guards that stand on the element itself. */
  static List<Guard> on(Element element) {
    return element.getAnnotationMirrors().stream()
        .map(annotation -> new Guard(annotation, kinds(annotation, new HashSet<>())))
        .filter(guard -> !guard.kinds.isEmpty())
        .toList();
  }

  /** The kind of the annotation, where it is one of Selvage's own. */
  static Optional<GuardKind> kind(AnnotationMirror annotation) {
    return GuardKind.ofType(annotation.getAnnotationType().asElement().toString());
  }

  private static Set<GuardKind> kinds(AnnotationMirror annotation, Set<String> seen) {
    Set<GuardKind> kinds = EnumSet.noneOf(GuardKind.class);
    kind(annotation).ifPresent(kinds::add);
    Element type = annotation.getAnnotationType().asElement();
    boolean mayStandForOthers = kinds.isEmpty() && isKeptUntilRunTime(type);
    if (mayStandForOthers && seen.add(type.toString()) && !type.toString().startsWith("java.")) {
      type.getAnnotationMirrors().forEach(inner -> kinds.addAll(kinds(inner, seen)));
    }
    return kinds;
  }

  static boolean isKeptUntilRunTime(Element annotationType) {
    Retention retention = annotationType.getAnnotation(Retention.class);
    return retention != null && retention.value() == RetentionPolicy.RUNTIME;
  }

  /** The guards that a method has from its type, and from what it implements. */
  List<Guard> elsewhere(ExecutableElement method) {
    List<Guard> guards = new ArrayList<>(ofType(method));
    for (ExecutableElement implemented : guardedAbove(method)) {
      guards.addAll(on(implemented));
      guards.addAll(ofType(implemented));
    }
    return guards;
  }

  /** The methods that it implements and that have guards. */
  List<ExecutableElement> guardedAbove(ExecutableElement method) {
    return above(method, type -> handedDown.computeIfAbsent(type, SourceGuards::guarded));
  }

  /** The methods of interfaces and the abstract ones of superclasses that it implements. */
  List<ExecutableElement> implementedBy(ExecutableElement method) {
    return above(method, SourceGuards::overridable);
  }

  private interface Members {
    List<ExecutableElement> of(TypeElement type);
  }

  private List<ExecutableElement> above(ExecutableElement method, Members members) {
    TypeElement type = typeOf(method);
    if (method.getModifiers().contains(Modifier.STATIC)) {
      return List.of();
    }
    return ancestors(type).stream()
        .flatMap(ancestor -> members.of(ancestor).stream())
        .filter(candidate -> candidate.getSimpleName().equals(method.getSimpleName()))
        .filter(candidate -> elements.overrides(method, candidate, type))
        .toList();
  }

  /** All types above, those of the JDK left out. */
  private List<TypeElement> ancestors(TypeElement type) {
    List<TypeElement> known = ancestors.get(type);
    if (known == null) {
      Map<String, TypeElement> found = new LinkedHashMap<>();
      addAncestors(type.asType(), found);
      known = List.copyOf(found.values());
      ancestors.put(type, known);
    }
    return known;
  }

  private void addAncestors(TypeMirror type, Map<String, TypeElement> found) {
    for (TypeMirror above : types.directSupertypes(type)) {
      boolean isNew =
          types.asElement(above) instanceof TypeElement element
              && !element.getQualifiedName().toString().startsWith("java.")
              && found.putIfAbsent(element.getQualifiedName().toString(), element) == null;
      if (isNew) {
        addAncestors(above, found);
      }
    }
  }

  private static List<ExecutableElement> guarded(TypeElement type) {
    return overridable(type).stream()
        .filter(method -> !on(method).isEmpty() || !ofType(method).isEmpty())
        .toList();
  }

  private static List<ExecutableElement> overridable(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(
            method ->
                type.getKind().isInterface() || method.getModifiers().contains(Modifier.ABSTRACT))
        .toList();
  }

  private static List<Guard> ofType(ExecutableElement method) {
    return isCoveredByType(method) ? on(typeOf(method)) : List.of();
  }

  /** Whether an annotation on the type that declares the method covers it. */
  static boolean isCoveredByType(ExecutableElement method) {
    TypeElement type = typeOf(method);
    return !method.getModifiers().contains(Modifier.PRIVATE)
        && type.getKind() != ElementKind.ANNOTATION_TYPE
        && !isOfObject(method)
        && !(type.getKind() == ElementKind.ENUM && isMadeForEnum(method));
  }

  private static boolean isOfObject(ExecutableElement method) {
    return has(method, "toString", "")
        || has(method, "hashCode", "")
        || has(method, "equals", "java.lang.Object");
  }

  private static boolean isMadeForEnum(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC)
        && (has(method, "values", "") || has(method, "valueOf", "java.lang.String"));
  }

  private static boolean has(ExecutableElement method, String name, String parameters) {
    return method.getSimpleName().contentEquals(name)
        && method.getParameters().stream()
            .map(parameter -> parameter.asType().toString())
            .collect(Collectors.joining(","))
            .equals(parameters);
  }

  private static TypeElement typeOf(ExecutableElement method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement(), "its type");
  }
}
