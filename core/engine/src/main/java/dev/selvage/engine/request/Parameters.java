package dev.selvage.engine.request;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The parameters of a method, and of those that it implements, which may be marked or named where
 * its own are not. Indexes are those of the method's own; negative where there is none.
 */
final class Parameters {

  private final List<? extends Executable> declarations;

  /** The body of a lambda takes what it captures before the interface's own parameters. */
  private final int captured;

  Parameters(List<? extends Executable> declarations) {
    this.declarations = declarations;
    this.captured =
        declarations.get(0).getParameterCount()
            - declarations.get(declarations.size() - 1).getParameterCount();
  }

  /** The first of the method's own parameters that is of such a type. */
  int ofType(Predicate<Class<?>> isMeant) {
    return first(declarations.subList(0, 1), parameter -> isMeant.test(parameter.getType()));
  }

  Class<?> type(int index) {
    return declarations.get(0).getParameterTypes()[index];
  }

  /** Annotations are matched by name: the method's class may have its own copy of them. */
  int marked(String annotation) {
    String name = "dev.selvage." + annotation;
    return first(
        parameter ->
            Arrays.stream(parameter.getAnnotations())
                .anyMatch(mark -> mark.annotationType().getName().equals(name)));
  }

  int named(String name) {
    return first(parameter -> parameter.isNamePresent() && parameter.getName().equals(name));
  }

  int first(Predicate<Parameter> isMeant) {
    return first(declarations, isMeant);
  }

  private int first(List<? extends Executable> among, Predicate<Parameter> isMeant) {
    for (Executable declaration : among) {
      Parameter[] parameters = declaration.getParameters();
      int own = declaration == declarations.get(0) ? captured : 0;
      for (int i = own; i < parameters.length; i++) {
        if (isMeant.test(parameters[i])) {
          return captured + i - own;
        }
      }
    }
    return -1;
  }
}
