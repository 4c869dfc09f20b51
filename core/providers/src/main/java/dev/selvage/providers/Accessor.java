package dev.selvage.providers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public method of client classes that this module does not link to, found by name. Reads what
 * any loader's copy of a client shows, and null where it shows nothing: the method is missing,
 * inaccessible or throws. Safe for use by many threads.
 *
 * <p>The handle of each class is kept with that class, so no loader of a client is held. It is an
 * object of the JDK alone, so no class of the JDK holds this module's loader either.
 */
final class Accessor {

  private final String name;
  private final Class<?>[] parameters;
  private final MethodType erased;

  private final ClassValue<MethodHandle> handles =
      new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
          MethodHandle handle = find(type);
          return handle == null ? MethodHandles.empty(erased) : handle;
        }
      };

  /** The method of that name with none or one parameter. */
  Accessor(String name, Class<?>... parameters) {
    this.name = name;
    this.parameters = parameters.clone();
    this.erased = MethodType.genericMethodType(1 + parameters.length);
  }

  /** What the method without parameters returns; of an {@link Optional}, what is in it. */
  @Nullable Object get(Object target) {
    try {
      return content((Object) handles.get(target.getClass()).invokeExact(target));
    } catch (Throwable e) {
      return nothing(e);
    }
  }

  /** What the method with one parameter returns; of an {@link Optional}, what is in it. */
  @Nullable Object get(Object target, Object argument) {
    try {
      return content((Object) handles.get(target.getClass()).invokeExact(target, argument));
    } catch (Throwable e) {
      return nothing(e);
    }
  }

  private static @Nullable Object content(@Nullable Object result) {
    return result instanceof Optional<?> optional ? optional.orElse(null) : result;
  }

  /** A client's accessor may refuse to show a value that is not as it should be. */
  static @Nullable Object nothing(Throwable thrown) {
    if (thrown instanceof VirtualMachineError error) {
      throw error;
    }
    return null;
  }

  /**
   * The method in the nearest accessible class or interface of the hierarchy: a class that is not
   * public may show it through one that is.
   */
  private @Nullable MethodHandle find(@Nullable Class<?> type) {
    if (type == null) {
      return null;
    }
    MethodHandle handle = findIn(type);
    for (Class<?> superInterface : type.getInterfaces()) {
      handle = handle == null ? find(superInterface) : handle;
    }
    return handle == null ? find(type.getSuperclass()) : handle;
  }

  private @Nullable MethodHandle findIn(Class<?> type) {
    try {
      return MethodHandles.publicLookup()
          .unreflect(type.getMethod(name, parameters))
          .asType(erased);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }
}
