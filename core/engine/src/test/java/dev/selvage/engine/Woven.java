package dev.selvage.engine;

import dev.selvage.engine.binding.Bootstrap;
import dev.selvage.engine.drive.WovenSite;
import dev.selvage.engine.pipeline.GuardedMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Predicate;

/** Gives tests the handle that woven code of a fixture's method would hold. */
public final class Woven {

  private Woven() {}

  /** The handle of the only method of that name. */
  public static GuardedMethod handle(Class<?> type, String method) {
    Method found =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(method) && !m.isBridge())
            .findFirst()
            .orElseThrow();
    return handle(
        type,
        WovenSite.CONTRACT,
        method,
        MethodType.methodType(found.getReturnType(), found.getParameterTypes())
            .toMethodDescriptorString(),
        "");
  }

  /** The handle as the bootstrap gives it for just those values. */
  public static GuardedMethod handle(
      Class<?> type, int contract, String method, String descriptor, String source) {
    try {
      return (GuardedMethod)
          Bootstrap.constant(
              MethodHandles.privateLookupIn(type, MethodHandles.lookup()),
              "site",
              GuardedMethod.class,
              contract,
              method,
              descriptor,
              source);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * The same class with its nested ones in a loader of its own: no test sees another's bindings.
   */
  public static Class<?> apart(Class<?> type) {
    return apart(type, name -> false, name -> false);
  }

  /**
   * The same, in a loader that defines more classes itself and does not see others.
   *
   * @param own names of what it has its own copy of
   * @param hidden names of what it does not see
   */
  public static Class<?> apart(Class<?> type, Predicate<String> own, Predicate<String> hidden) {
    String name = type.getName();
    try {
      return new Apart(own.or(name::equals).or(n -> n.startsWith(name + "$")), hidden)
          .loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** A loader below that of the tests. */
  private static final class Apart extends ClassLoader {
    private final Predicate<String> own;
    private final Predicate<String> hidden;

    Apart(Predicate<String> own, Predicate<String> hidden) {
      super(Woven.class.getClassLoader());
      this.own = own;
      this.hidden = hidden;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (hidden.test(name)) {
          throw new ClassNotFoundException(name);
        }
        if (!own.test(name)) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
