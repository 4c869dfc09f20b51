package dev.selvage.laws.launch;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;

/**
 * Runs an application in a loader of its own, below the one that has the agent. Takes {@code
 * child-first} or {@code isolated}, the application's jars, its main class and its arguments.
 */
public final class Launcher {

  private Launcher() {}

  public static void main(String[] arguments) throws Exception {
    ClassLoader loader =
        arguments[0].equals("isolated") ? isolated(arguments[1]) : childFirst(arguments[1]);
    // Whoever asks the context loader gets the wrong answer here.
    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    run(loader, arguments[2], Arrays.copyOfRange(arguments, 3, arguments.length));
  }

  static void run(ClassLoader loader, String main, String... arguments) throws Exception {
    loader.loadClass(main).getMethod("main", String[].class).invoke(null, (Object) arguments);
  }

  static URLClassLoader isolated(String jars) throws MalformedURLException {
    return new URLClassLoader("isolated", urls(jars), ClassLoader.getPlatformClassLoader());
  }

  static URLClassLoader childFirst(String jars) throws MalformedURLException {
    return new ChildFirst(urls(jars), Launcher.class.getClassLoader());
  }

  private static URL[] urls(String path) throws MalformedURLException {
    List<String> names = List.of(path.split(File.pathSeparator));
    URL[] urls = new URL[names.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = new File(names.get(i)).toURI().toURL();
    }
    return urls;
  }
}
