package dev.selvage.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of an annotation in a source.
 *
 * @param value as it would be at run time
 * @param source as it stands in the source, or in the annotation's own where it is left out
 * @param ofDefault the default as it would be at run time; null where it has none
 */
record Attribute(
    ExecutableElement declaration,
    AnnotationValue source,
    Object value,
    @Nullable Object ofDefault,
    boolean isWritten) {

  /** Those whose values are plain; what javac cannot make out, nor any loader, is left out. */
  static List<Attribute> of(AnnotationMirror annotation, Elements elements) {
    List<Attribute> attributes = new ArrayList<>();
    Map<? extends ExecutableElement, ? extends AnnotationValue> written =
        annotation.getElementValues();
    elements
        .getElementValuesWithDefaults(annotation)
        .forEach(
            (declaration, source) ->
                RuntimeValues.of(source, declaration.getReturnType(), elements)
                    .map(
                        value ->
                            new Attribute(
                                declaration,
                                source,
                                value,
                                ofDefault(declaration, elements),
                                written.containsKey(declaration)))
                    .ifPresent(attributes::add));
    return attributes;
  }

  private static @Nullable Object ofDefault(ExecutableElement declaration, Elements elements) {
    return Optional.<AnnotationValue>ofNullable(declaration.getDefaultValue())
        .flatMap(value -> RuntimeValues.of(value, declaration.getReturnType(), elements))
        .orElse(null);
  }

  String name() {
    return declaration.getSimpleName().toString();
  }

  /** Whether it says nothing but what it would say were it left out. */
  boolean isDefault() {
    return !isWritten || source.toString().equals(String.valueOf(declaration.getDefaultValue()));
  }
}
