package dev.selvage.clients;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of one client module, which shares nothing with this one but the JDK. */
final class ClassPath {

  private static final Map<String, ClassPath> BY_MODULE = new ConcurrentHashMap<>();

  private final List<Path> jars;
  private final Path classes;
  private final ClassLoader loader;

  private ClassPath(String module) {
    Path target = Path.of("..", module, "target").toAbsolutePath();
    classes = target.resolve("classes");
    try {
      jars = jars(Files.readString(target.resolve("class-path")));
      List<URL> urls = new ArrayList<>();
      urls.add(url(classes));
      for (Path jar : jars) {
        urls.add(url(jar));
      }
      loader =
          new URLClassLoader(
              module, urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException("Build " + module + " first", e);
    }
  }

  static ClassPath of(String module) {
    return BY_MODULE.computeIfAbsent(module, ClassPath::new);
  }

  private static List<Path> jars(String written) {
    List<Path> jars = new ArrayList<>();
    for (String jar : written.strip().split(Pattern.quote(File.pathSeparator), -1)) {
      jars.add(Path.of(jar));
    }
    return jars;
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  ClassLoader loader() {
    return loader;
  }

  /** Its entries, as a command line takes them. */
  String joined() {
    return Stream.concat(Stream.of(classes), jars.stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The version of an artifact, as its jar is called. */
  String versionOf(String artifact) {
    Pattern name = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
    return jars.stream()
        .map(jar -> name.matcher(jar.getFileName().toString()))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No jar of " + artifact));
  }
}
