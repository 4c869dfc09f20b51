package dev.selvage.processor;

import dev.selvage.engine.binding.GuardKind;
import dev.selvage.engine.policy.Settings;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Finds what to write in the place of a bad value, by asking the policy what it would take. */
final class Fixes {

  private final GuardKind kind;
  private final Settings settings;
  private final Attribute attribute;

  Fixes(GuardKind kind, Settings settings, Attribute attribute) {
    this.kind = kind;
    this.settings = settings;
    this.attribute = attribute;
  }

  /** Where in the source the fault stands; null where the attribute is left out. */
  @Nullable AnnotationValue culprit() {
    return badElement().orElse(attribute.isWritten() ? attribute.source() : null);
  }

  String fix() {
    String name = attribute.name();
    return badElement()
        .map(element -> "take %s out, or write another in its place".formatted(written(element)))
        .or(
            () ->
                defaultIfGood()
                    .map(good -> "leave it out for the default, %s = %s".formatted(name, good)))
        .or(() -> constant().map(good -> "write for example %s = %s".formatted(name, good)))
        .orElse("write a value that keeps to this rule");
  }

  private Optional<String> defaultIfGood() {
    return Optional.ofNullable(attribute.ofDefault())
        .filter(this::isGood)
        .map(value -> written(Objects.requireNonNull(attribute.declaration().getDefaultValue())));
  }

  /** The first of an array's values that would be wrong alone. */
  private Optional<AnnotationValue> badElement() {
    if (!attribute.isWritten() || !(attribute.source().getValue() instanceof List<?> elements)) {
      return Optional.empty();
    }
    return IntStream.range(0, elements.size())
        .filter(i -> !isGood(arrayOf(Array.get(attribute.value(), i))))
        .mapToObj(i -> (AnnotationValue) elements.get(i))
        .findFirst();
  }

  /** A constant that the array could have. */
  private Optional<String> constant() {
    Class<?> component = attribute.value().getClass().getComponentType();
    return Stream.ofNullable(component == null ? null : component.getEnumConstants())
        .flatMap(Stream::of)
        .filter(constant -> isGood(arrayOf(constant)))
        .map(constant -> component.getSimpleName() + "." + constant)
        .findFirst();
  }

  private Object arrayOf(Object element) {
    Object array = Array.newInstance(attribute.value().getClass().getComponentType(), 1);
    Array.set(array, 0, element);
    return array;
  }

  private boolean isGood(Object value) {
    String name = attribute.name();
    return kind.faults(settings.with(name, value, name)).stream()
        .noneMatch(fault -> fault.where().equals(name));
  }

  /** {@code Kind.TIMEOUT}, {@code "1s"}. */
  private static String written(AnnotationValue value) {
    return value.getValue() instanceof VariableElement constant
        ? Objects.requireNonNull(constant.getEnclosingElement()).getSimpleName()
            + "."
            + constant.getSimpleName()
        : value.toString();
  }
}
