package dev.selvage.engine.event;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine's log lines go: the SLF4J that the guarded class's application uses, else the
 * JDK's {@link System.Logger}. Safe for use by many threads.
 */
public final class Log {

  /** The name of the logger of lines for people. */
  public static final String NAME = "dev.selvage";

  /** The name of the logger of JSON lines. */
  public static final String JSON_NAME = "dev.selvage.json";

  private final @Nullable ClassLoader loader;
  private volatile @Nullable LogPort lines;
  private volatile @Nullable LogPort json;

  private Log(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * The log of classes of that loader; null for the JDK's own. The application's logging is not
   * touched before the first line.
   */
  public static Log of(@Nullable ClassLoader loader) {
    return new Log(loader);
  }

  /** Says what a developer may want to know. */
  public void info(String line) {
    write(this::lines, System.Logger.Level.INFO, line);
  }

  /** Says what went wrong and was dealt with. */
  public void warn(String line) {
    write(this::lines, System.Logger.Level.WARNING, line);
  }

  /** Says what somebody must mend. */
  public void error(String line) {
    write(this::lines, System.Logger.Level.ERROR, line);
  }

  /** Writes one JSON object. */
  void json(String object) {
    write(this::jsonPort, System.Logger.Level.INFO, object);
  }

  /** A log that fails must not fail the call; there is nowhere left to say so. */
  private static void write(Supplier<LogPort> port, System.Logger.Level level, String line) {
    try {
      port.get().log(level, line);
    } catch (RuntimeException | LinkageError e) {
      // See above.
    }
  }

  private LogPort lines() {
    LogPort port = lines;
    if (port == null) {
      port = LogPort.of(loader, NAME);
      lines = port;
    }
    return port;
  }

  private LogPort jsonPort() {
    LogPort port = json;
    if (port == null) {
      port = LogPort.of(loader, JSON_NAME);
      json = port;
    }
    return port;
  }
}
