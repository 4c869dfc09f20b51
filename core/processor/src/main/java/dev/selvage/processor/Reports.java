package dev.selvage.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Hands what was found to the compiler, each with the way out. */
final class Reports {

  private static final String TOKEN = "selvage";

  private final Messager messager;
  private final Diagnostic.Kind error;
  private final Set<String> told = new HashSet<>();

  Reports(Messager messager, boolean onlyWarns) {
    this.messager = messager;
    this.error = onlyWarns ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR;
  }

  /** Where something was found: as near as the source has it. */
  record Place(
      Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {

    static Place of(Element element) {
      return new Place(element, null, null);
    }

    static Place of(Element element, AnnotationMirror annotation) {
      return new Place(element, annotation, null);
    }
  }

  /** Tells what surely fails, or does nothing. */
  void error(Place place, String what, String fix) {
    tell(error, place, what, fix);
  }

  /** Tells what may be meant so. */
  void warning(Place place, String what, String fix) {
    tell(
        Diagnostic.Kind.WARNING,
        place,
        what,
        fix + "; or write @SuppressWarnings(\"" + TOKEN + "\") where it is meant so");
  }

  private void tell(Diagnostic.Kind kind, Place place, String what, String fix) {
    String message = what + "\n  Fix: " + fix;
    if (!isSilenced(place.element) && told.add(message)) {
      messager.printMessage(kind, message, place.element, place.annotation, place.value);
    }
  }

  private static boolean isSilenced(Element element) {
    for (@Nullable Element e = element; e != null; e = e.getEnclosingElement()) {
      SuppressWarnings silenced = e.getAnnotation(SuppressWarnings.class);
      if (silenced != null && List.of(silenced.value()).contains(TOKEN)) {
        return true;
      }
    }
    return false;
  }
}
