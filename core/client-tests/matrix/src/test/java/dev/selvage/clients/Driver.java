package dev.selvage.clients;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A way to ask a provider through one client, on that client's class path. */
record Driver(String name, BiFunction<String, Duration, Callable<Object>> asker) {

  /** The driver of that name in this package or below; on this class path without a module. */
  @SuppressWarnings("unchecked")
  static Driver load(@Nullable String module, String name) {
    ClassLoader loader =
        module == null ? Driver.class.getClassLoader() : ClassPath.of(module).loader();
    try {
      Class<?> type = loader.loadClass(Driver.class.getPackageName() + "." + name);
      Object asker = type.getConstructor().newInstance();
      return new Driver(name, (BiFunction<String, Duration, Callable<Object>>) asker);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  boolean streams() {
    // A whole body of the JDK's may be one.
    return name.endsWith("InAStream") || name.startsWith("JdkAsk");
  }

  /** What came: a value, or what was thrown. */
  Object ask(String address, Duration timeout) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(asker.getClass().getClassLoader());
    try {
      return asker.apply(address, timeout).call();
    } catch (Throwable thrown) {
      return thrown;
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
