package dev.selvage.engine.binding;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds methods by their class-file signature. */
final class Signatures {

  private Signatures() {}

  /** The method that the class declares; several may differ only in their return type. */
  static Method find(Class<?> type, String name, String descriptor) throws NoSuchMethodException {
    MethodType signature = MethodType.fromMethodDescriptorString(descriptor, type.getClassLoader());
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && method.getReturnType() == signature.returnType()
          && signature.parameterList().equals(List.of(method.getParameterTypes()))) {
        return method;
      }
    }
    throw new NoSuchMethodException(type.getName() + "." + name + descriptor);
  }

  /**
   * The method written as {@code com/acme/Chat.ask(Ljava/lang/String;)V}, which the interface may
   * also inherit.
   */
  static Method find(String source, @Nullable ClassLoader loader)
      throws ReflectiveOperationException {
    int parameters = source.indexOf('(');
    int name = source.lastIndexOf('.', parameters);
    Class<?> type = Class.forName(source.substring(0, name).replace('/', '.'), false, loader);
    String method = source.substring(name + 1, parameters);
    try {
      return find(type, method, source.substring(parameters));
    } catch (NoSuchMethodException inherited) {
      MethodType signature =
          MethodType.fromMethodDescriptorString(source.substring(parameters), loader);
      return type.getMethod(method, signature.parameterArray());
    }
  }
}
