package dev.selvage.laws.launch;

import dev.selvage.engine.Selvage;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Uses guarded methods of very many classes, each loader's dropped when they were used, and says
 * what is left of them. Takes a jar, the name that its classes have with a number behind it, how
 * many there are, and how many loaders are to load them.
 */
public final class ManyClasses {

  private static final int MOST_TRIES = 100;

  private ManyClasses() {}

  public static void main(String[] arguments) throws Exception {
    URL jar = new File(arguments[0]).toURI().toURL();
    int classes = Integer.parseInt(arguments[2]);
    int loaders = Integer.parseInt(arguments[3]);
    List<WeakReference<ClassLoader>> used = new ArrayList<>();
    for (int i = 0; i < loaders; i++) {
      used.add(use(jar, arguments[1], classes));
    }
    System.out.println("USED " + classes * loaders);
    for (int i = 0; i < MOST_TRIES && left(used) > 0; i++) {
      System.gc();
      Thread.sleep(20);
    }
    System.out.println("LOADERS " + left(used));
    System.out.println("REPORTS " + Selvage.guardedMethods().size());
    System.out.println("MEGABYTES " + usedMegabytes());
  }

  private static WeakReference<ClassLoader> use(URL jar, String name, int classes)
      throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar}, ManyClasses.class.getClassLoader())) {
      for (int i = 0; i < classes; i++) {
        Class<?> type = loader.loadClass(name + i);
        Object result = ((Callable<?>) type.getConstructor().newInstance()).call();
        if (!Integer.valueOf(3).equals(result)) {
          throw new AssertionError(type + " made " + result + " attempts");
        }
      }
      return new WeakReference<>(loader);
    }
  }

  private static long left(List<WeakReference<ClassLoader>> used) {
    return used.stream().filter(loader -> loader.get() != null).count();
  }

  private static long usedMegabytes() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
