package dev.selvage.laws.launch;

import java.lang.ref.WeakReference;
import java.net.URLClassLoader;

/**
 * Runs an application in a child-first loader, lets go of it, and says whether anybody else holds
 * it. Takes the application's jars and its main class.
 */
public final class Unloading {

  private static final int MOST_TRIES = 100;

  private Unloading() {}

  public static void main(String[] arguments) throws Exception {
    WeakReference<ClassLoader> loader = run(arguments[0], arguments[1]);
    for (int i = 0; i < MOST_TRIES && loader.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    System.out.println(loader.get() == null ? "UNLOADED" : "KEPT " + loader.get());
  }

  private static WeakReference<ClassLoader> run(String jars, String main) throws Exception {
    try (URLClassLoader loader = Launcher.childFirst(jars)) {
      Launcher.run(loader, main);
      return new WeakReference<>(loader);
    }
  }
}
