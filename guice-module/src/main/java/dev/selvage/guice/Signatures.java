package dev.selvage.guice;

import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes methods as the weaver does: {@code ask(String, int)}. */
final class Signatures {

  private Signatures() {}

  static String of(Executable member) {
    return Arrays.stream(member.getParameterTypes())
        .map(Signatures::type)
        .collect(Collectors.joining(", ", name(member) + "(", ")"));
  }

  private static String name(Executable member) {
    return member.getName().equals(member.getDeclaringClass().getName())
        ? member.getDeclaringClass().getSimpleName()
        : member.getName();
  }

  private static String type(Class<?> type) {
    return type.isArray()
        ? type(type.getComponentType()) + "[]"
        : type.getName().substring(type.getName().lastIndexOf('.') + 1).replace('$', '.');
  }
}
