package dev.selvage.engine.binding;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds methods by their class-file signature. */
final class Signatures {

  private static final Map<String, String> PRIMITIVES =
      Map.of(
          "Z", "boolean", "B", "byte", "C", "char", "S", "short", "I", "int", "J", "long", "F",
          "float", "D", "double", "V", "void");

  private Signatures() {}

  /**
   * The method that the class declares; several may differ only in their return type.
   *
   * @throws NoSuchMethodError where it declares none
   */
  static Method find(Class<?> type, String name, String descriptor) {
    MethodType signature = MethodType.fromMethodDescriptorString(descriptor, type.getClassLoader());
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && method.getReturnType() == signature.returnType()
          && signature.parameterList().equals(List.of(method.getParameterTypes()))) {
        return method;
      }
    }
    throw new NoSuchMethodError(type.getName() + "." + name + descriptor);
  }

  /**
   * The method written as {@code com/acme/Chat.ask(Ljava/lang/String;)V}, which the interface may
   * also inherit.
   *
   * @throws LinkageError where there is none
   */
  static Method find(String source, @Nullable ClassLoader loader) {
    int parameters = source.lastIndexOf('('); // names of methods may have one too
    int name = source.lastIndexOf('.', parameters);
    try {
      Class<?> type = Class.forName(source.substring(0, name).replace('/', '.'), false, loader);
      return findPublic(type, source.substring(name + 1, parameters), source.substring(parameters));
    } catch (ReflectiveOperationException | IndexOutOfBoundsException e) {
      throw (NoSuchMethodError) new NoSuchMethodError(source).initCause(e);
    }
  }

  private static Method findPublic(Class<?> type, String name, String descriptor)
      throws NoSuchMethodException {
    try {
      return find(type, name, descriptor);
    } catch (NoSuchMethodError inherited) {
      MethodType signature =
          MethodType.fromMethodDescriptorString(descriptor, type.getClassLoader());
      return type.getMethod(name, signature.parameterArray());
    }
  }

  /** The type that a method of that class returns, by its descriptor. */
  static Class<?> returnType(String descriptor, @Nullable ClassLoader loader) {
    return MethodType.fromMethodDescriptorString(descriptor, loader).returnType();
  }

  /** {@code ask(String, int)}; a descriptor that makes no sense stays as it is. */
  static String readable(String method, String descriptor) {
    int end = descriptor.lastIndexOf(')');
    if (!descriptor.startsWith("(") || end < 0) {
      return method + descriptor;
    }
    List<String> parameters = new ArrayList<>();
    int at = 1;
    while (at < end) {
      int next = endOfType(descriptor, at);
      parameters.add(type(descriptor.substring(at, next)));
      at = next;
    }
    return method + "(" + String.join(", ", parameters) + ")";
  }

  /** {@code ask(String, int): Object}. */
  static String withReturnType(String method, String descriptor) {
    String returned = descriptor.substring(descriptor.lastIndexOf(')') + 1);
    return readable(method, descriptor) + ": " + type(returned);
  }

  private static int endOfType(String descriptor, int from) {
    int at = from;
    while (descriptor.charAt(at) == '[') {
      at++;
    }
    int semicolon = descriptor.indexOf(';', at);
    return descriptor.charAt(at) == 'L' && semicolon > 0 ? semicolon + 1 : at + 1;
  }

  private static String type(String descriptor) {
    if (descriptor.startsWith("[")) {
      return type(descriptor.substring(1)) + "[]";
    }
    if (descriptor.startsWith("L")) {
      String name = descriptor.substring(1, descriptor.length() - 1);
      return name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
    }
    return PRIMITIVES.getOrDefault(descriptor, descriptor);
  }
}
