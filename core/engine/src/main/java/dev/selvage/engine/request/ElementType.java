package dev.selvage.engine.request;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the elements of a parameter that is a list are declared to be. */
final class ElementType {

  private ElementType() {}

  /** The class of the elements; null where the parameter is no list, or does not say. */
  static @Nullable Class<?> of(Parameter parameter) {
    return List.class.isAssignableFrom(parameter.getType())
            && parameter.getParameterizedType() instanceof ParameterizedType type
            && type.getActualTypeArguments().length == 1
        ? erased(type.getActualTypeArguments()[0])
        : null;
  }

  private static @Nullable Class<?> erased(Type type) {
    if (type instanceof WildcardType wildcard) {
      return erased(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof TypeVariable<?> variable) {
      return erased(variable.getBounds()[0]);
    }
    if (type instanceof ParameterizedType generic) {
      return erased(generic.getRawType());
    }
    return type instanceof Class<?> known ? known : null;
  }
}
