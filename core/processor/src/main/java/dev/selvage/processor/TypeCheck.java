package dev.selvage.processor;

import dev.selvage.engine.binding.Unguardable;
import dev.selvage.processor.Reports.Place;
import dev.selvage.processor.SourceGuards.Guard;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Checks a type of a source with all that it declares. */
final class TypeCheck {

  private final Reports reports;
  private final Names names;
  private final ValueCheck values;
  private final MethodCheck methods;

  TypeCheck(ProcessingEnvironment environment, Reports reports) {
    this.reports = reports;
    this.names = new Names(environment.getElementUtils());
    this.values = new ValueCheck(names, reports);
    this.methods = new MethodCheck(environment, names, reports);
  }

  void check(TypeElement type) {
    checkAnnotations(type);
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      checkAnnotations(constructor);
      methods.checkConstructor(constructor);
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      checkAnnotations(method);
      methods.check(method);
    }
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::check);
  }

  private void checkAnnotations(TypeElement type) {
    checkAnnotations((Element) type);
    for (Guard guard : SourceGuards.on(type)) {
      if (type.getKind() == ElementKind.ANNOTATION_TYPE) {
        checkRetention(type, guard);
      } else {
        checkCoverage(type, guard);
      }
    }
  }

  private void checkAnnotations(Element element) {
    SourceGuards.on(element).forEach(guard -> values.check(element, guard.annotation()));
  }

  private void checkRetention(TypeElement annotation, Guard guard) {
    if (!SourceGuards.isKeptUntilRunTime(annotation)) {
      reports.error(
          Place.of(annotation, guard.annotation()),
          names.where(guard, annotation)
              + ": "
              + annotation.getSimpleName()
              + " is not kept until run time, so it guards nothing",
          "add @Retention(RetentionPolicy.RUNTIME) to it");
    }
  }

  private void checkCoverage(TypeElement type, Guard guard) {
    List<ExecutableElement> declared = ElementFilter.methodsIn(type.getEnclosedElements());
    if (declared.stream().noneMatch(SourceGuards::isCoveredByType)) {
      reports.error(
          Place.of(type, guard.annotation()),
          names.where(guard, type) + ": " + Advice.of(Unguardable.UNCOVERED).what(),
          "annotate the type that declares the methods, or declare one here that is not private");
    }
  }
}
