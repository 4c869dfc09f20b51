package dev.selvage.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Loaders laid out as agents, servers and applications lay them out. */
public final class Engines {

  private Engines() {}

  /** A copy of the engine in a loader of its own that does not see those packages. */
  public static ClassLoader without(String... hidden) {
    return new Copying(ClassLoader.getPlatformClassLoader(), hidden, new String[] {""});
  }

  /** A loader below that one, with its own copy of those packages. */
  public static ClassLoader below(ClassLoader parent, String... own) {
    return new Copying(parent, new String[0], own);
  }

  /** Takes the bytes of its classes from the class path of the tests. */
  private static final class Copying extends ClassLoader {
    private final String[] hidden;
    private final String[] own;

    Copying(ClassLoader parent, String[] hidden, String[] own) {
      super(parent);
      this.hidden = hidden;
      this.own = own;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (Arrays.stream(hidden).anyMatch(name::startsWith)
          || Arrays.stream(own).noneMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      try (InputStream in =
          Engines.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    protected java.util.Enumeration<java.net.URL> findResources(String name) throws IOException {
      return Engines.class.getClassLoader().getResources(name);
    }
  }
}
