package dev.selvage.processor;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Makes of a value in a source what reflection would give at run time. */
final class RuntimeValues {

  private RuntimeValues() {}

  /**
   * The value; empty for classes, annotations, constants that are not known here, and for what does
   * not compile.
   */
  static Optional<Object> of(AnnotationValue value, TypeMirror type, Elements elements) {
    return Optional.ofNullable(classOf(type, elements))
        .flatMap(expected -> of(value.getValue(), expected));
  }

  private static Optional<Object> of(@Nullable Object value, Class<?> expected) {
    if (expected.isArray()) {
      return value instanceof List<?> list
          ? arrayOf(list, expected.getComponentType())
          : Optional.empty();
    }
    if (expected.isEnum()) {
      return value instanceof VariableElement constant
          ? constant(expected, constant.getSimpleName().toString())
          : Optional.empty();
    }
    // javac's word for a constant that it cannot make out
    boolean fits = boxed(expected).isInstance(value) && !"<error>".equals(value);
    return fits ? Optional.ofNullable(value) : Optional.empty();
  }

  private static Optional<Object> arrayOf(List<?> values, Class<?> component) {
    Object array = Array.newInstance(component, values.size());
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i) instanceof AnnotationValue each ? each.getValue() : null;
      Optional<Object> read = of(value, component);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      Array.set(array, i, read.get());
    }
    return Optional.of(array);
  }

  private static Optional<Object> constant(Class<?> type, String name) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .<Object>map(constant -> constant)
        .findFirst();
  }

  private static @Nullable Class<?> classOf(TypeMirror type, Elements elements) {
    if (type instanceof ArrayType array) {
      Class<?> component = classOf(array.getComponentType(), elements);
      return component == null ? null : component.arrayType();
    }
    return switch (type.getKind()) {
      case BOOLEAN -> boolean.class;
      case INT -> int.class;
      case LONG -> long.class;
      case DOUBLE -> double.class;
      case DECLARED -> stringOrEnum((TypeElement) ((DeclaredType) type).asElement(), elements);
      default -> null;
    };
  }

  private static @Nullable Class<?> stringOrEnum(TypeElement type, Elements elements) {
    try {
      String name = elements.getBinaryName(type).toString();
      Class<?> found = Class.forName(name, false, RuntimeValues.class.getClassLoader());
      return found == String.class || found.isEnum() ? found : null;
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }
}
