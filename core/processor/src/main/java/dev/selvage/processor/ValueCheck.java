package dev.selvage.processor;

import dev.selvage.engine.binding.GuardKind;
import dev.selvage.engine.policy.Fault;
import dev.selvage.engine.policy.Settings;
import dev.selvage.processor.Reports.Place;
import dev.selvage.processor.SourceGuards.Guard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** Holds the values of an annotation to the policies that will read them. */
final class ValueCheck {

  private final Names names;
  private final Reports reports;

  ValueCheck(Names names, Reports reports) {
    this.names = names;
    this.reports = reports;
  }

  /** Checks an annotation of Selvage's own; what one stands for is checked where that one is. */
  void check(Element element, AnnotationMirror annotation) {
    SourceGuards.kind(annotation)
        .map(kind -> new Read(kind, Attribute.of(annotation, names.elements())))
        .ifPresent(
            read ->
                faulty(read)
                    .forEach(
                        (attribute, fault) -> tell(element, annotation, read, attribute, fault)));
  }

  /** What stands in the source of an annotation. */
  private record Read(GuardKind kind, List<Attribute> attributes) {

    /** Each is said to stand at its own name, so that a fault tells which it is about. */
    Settings settings() {
      Settings settings = Settings.NONE;
      for (Attribute attribute : attributes) {
        settings = settings.with(attribute.name(), attribute.value(), attribute.name());
      }
      return settings;
    }

    /** A named policy may well say what the annotation leaves out. */
    boolean isLeftToPolicy(Attribute attribute) {
      return attribute.isDefault() && !"".equals(settings().get("policy"));
    }
  }

  /** Where something is wrong with what is written, what is left out seems so for that alone. */
  private static Map<Attribute, Fault> faulty(Read read) {
    Map<Attribute, Fault> written = new LinkedHashMap<>();
    Map<Attribute, Fault> leftOut = new LinkedHashMap<>();
    for (Fault fault : read.kind.faults(read.settings())) {
      read.attributes.stream()
          .filter(attribute -> attribute.name().equals(fault.where()))
          .filter(attribute -> !read.isLeftToPolicy(attribute))
          .forEach(attribute -> (attribute.isWritten() ? written : leftOut).put(attribute, fault));
    }
    return written.isEmpty() ? leftOut : written;
  }

  private void tell(
      Element element, AnnotationMirror annotation, Read read, Attribute attribute, Fault fault) {
    Guard guard = new Guard(annotation, Set.of(read.kind));
    Fixes fixes = new Fixes(read.kind, read.settings(), attribute);
    reports.error(
        new Place(element, annotation, fixes.culprit()),
        new Fault(names.where(guard, element), fault.what()).toString(),
        fixes.fix());
  }
}
