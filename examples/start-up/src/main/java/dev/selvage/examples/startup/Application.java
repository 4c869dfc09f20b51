package dev.selvage.examples.startup;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The main class of what is started: it loads every class that {@code names.txt} names, calls the
 * chat classes once, and says what it did and what CPU time the process took. It does as little
 * else as can be, so that the time is that of loading.
 */
public final class Application {

  private Application() {}

  /** With the argument {@code report} it also tells how many methods the engine has guarded. */
  public static void main(String[] arguments) throws Exception {
    ClassLoader loader = Application.class.getClassLoader();
    int loaded = 0;
    try (BufferedReader names =
        new BufferedReader(
            new InputStreamReader(
                loader.getResourceAsStream("names.txt"), StandardCharsets.UTF_8))) {
      for (String name = names.readLine(); name != null; name = names.readLine()) {
        Class.forName(name, false, loader);
        loaded++;
      }
    }
    ((Runnable) loader.loadClass("com.example.chat.Calls").getDeclaredConstructor().newInstance())
        .run();
    System.out.println("loaded " + loaded);
    if (arguments.length > 0) {
      System.out.println("guarded " + guardedMethods(loader));
    }
    Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    System.out.println("cpu " + cpu.toMillis());
  }

  /** The engine may be there by agent, by class path or not at all. */
  private static long guardedMethods(ClassLoader loader) throws ReflectiveOperationException {
    Iterable<?> reports;
    try {
      Class<?> selvage = loader.loadClass("dev.selvage.engine.Selvage");
      reports = (Iterable<?>) selvage.getMethod("guardedMethods").invoke(null);
    } catch (ClassNotFoundException e) {
      return 0;
    }
    long guarded = 0;
    for (Object report : reports) {
      if ((boolean) report.getClass().getMethod("woven").invoke(report)) {
        guarded++;
      }
    }
    return guarded;
  }
}
