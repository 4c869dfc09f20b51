package dev.selvage.engine.event;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One logger, whichever logging the application has. SLF4J where the engine's own loader sees it,
 * since it is then the application's; else the SLF4J of the guarded class's loader, reached by
 * method handle, because the engine may sit above it; else the JDK's.
 */
@FunctionalInterface
interface LogPort {

  void log(Level level, String line);

  static LogPort of(@Nullable ClassLoader loader, String name) {
    try {
      return Slf4j.logger(name);
    } catch (LinkageError notSeenByTheEngine) {
      return ofLoader(loader, name);
    }
  }

  private static LogPort ofLoader(@Nullable ClassLoader loader, String name) {
    try {
      return new ByHandle(loader, name);
    } catch (ReflectiveOperationException | LinkageError noSlf4jThere) {
      System.Logger logger = System.getLogger(name);
      return logger::log;
    }
  }

  /** Links to SLF4J; loaded only when first used, and fails to where SLF4J is not seen. */
  final class Slf4j {
    private Slf4j() {}

    static LogPort logger(String name) {
      org.slf4j.Logger logger = org.slf4j.LoggerFactory.getLogger(name);
      return (level, line) -> {
        switch (level) {
          case ERROR -> logger.error(line);
          case WARNING -> logger.warn(line);
          case INFO -> logger.info(line);
          default -> logger.debug(line);
        }
      };
    }
  }

  /** An SLF4J logger of a loader below the engine's. */
  final class ByHandle implements LogPort {
    private static final Map<Level, String> METHODS =
        new EnumMap<>(Map.of(Level.ERROR, "error", Level.WARNING, "warn", Level.INFO, "info"));

    private final Map<Level, MethodHandle> methods = new EnumMap<>(Level.class);

    ByHandle(@Nullable ClassLoader loader, String name) throws ReflectiveOperationException {
      Class<?> factory = Class.forName("org.slf4j.LoggerFactory", true, loader);
      Class<?> logger = Class.forName("org.slf4j.Logger", false, loader);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Object instance = factory.getMethod("getLogger", String.class).invoke(null, name);
      for (Map.Entry<Level, String> method : METHODS.entrySet()) {
        MethodType lineOnly = MethodType.methodType(void.class, String.class);
        methods.put(
            method.getKey(),
            lookup.findVirtual(logger, method.getValue(), lineOnly).bindTo(instance));
      }
    }

    @Override
    public void log(Level level, String line) {
      MethodHandle method = methods.get(level);
      if (method == null) {
        return;
      }
      try {
        method.invoke(line);
      } catch (Throwable e) {
        // A log that fails must not fail the call; there is nowhere left to say so.
      }
    }
  }
}
