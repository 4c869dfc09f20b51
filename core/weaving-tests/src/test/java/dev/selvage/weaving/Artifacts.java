package dev.selvage.weaving;

import dev.selvage.laws.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The jars that forked JVMs run on: those of the build, and those made of this module's classes.
 */
final class Artifacts {

  private static final String FIXTURE = "dev/selvage/fixture/";

  /** Where everything that the tests write goes. */
  static final Path WORK = Path.of(System.getProperty("selvage.work"));

  static final Path CLASSES = Path.of(System.getProperty("selvage.classes"));

  private Artifacts() {}

  /** A jar of the build, by the name that the build gives it. */
  static Path jar(String name) {
    return Path.of(System.getProperty("selvage.jar." + name));
  }

  static Path agent() {
    return jar("agent");
  }

  /** What an application has that brings its own engine, logging aside. */
  static List<Path> engine() {
    return List.of(jar("annotations"), jar("engine"), jar("providers"), jar("jackson"));
  }

  /** An application's logging. */
  static List<Path> logging() {
    return List.of(jar("slf4j"), jar("logback"), jar("logback-core"));
  }

  /** What an application has that is woven by AspectJ. */
  static List<Path> aspectj() {
    return List.of(jar("aspectj"), jar("aspectjrt"));
  }

  /** What an application has that uses Guice. */
  static List<Path> guice() {
    return List.of(
        jar("guice-module"),
        jar("guice"),
        jar("guava"),
        jar("failureaccess"),
        jar("aopalliance"),
        jar("inject"));
  }

  /** All of these, one after the other. */
  @SafeVarargs
  static List<Path> all(List<Path>... parts) {
    List<Path> all = new ArrayList<>();
    for (List<Path> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  /** The fixture and the laws: an application. */
  static Path application() throws IOException {
    return made("application.jar", name -> isFixture(name) || isLaws(name) || isService(name));
  }

  /** The fixture alone, without its extensions of the engine. */
  static Path fixture() throws IOException {
    return made("fixture.jar", name -> isFixture(name) && !isExtension(name));
  }

  /** All that an application has beside its fixture. */
  static Path laws() throws IOException {
    return made(
        "laws.jar",
        name -> isExtension(name) || isLaws(name) || isService(name) || isLogging(name));
  }

  /** What stands above an application that has a loader of its own. */
  static Path launcher() throws IOException {
    return made(
        "launcher.jar",
        name ->
            name.startsWith("dev/selvage/laws/launch/")
                || name.startsWith("dev/selvage/laws/Listed.")
                || name.equals("dev/selvage/laws/listed.txt"));
  }

  static boolean isFixture(String name) {
    return name.startsWith(FIXTURE) || name.startsWith("kotlin/") || name.startsWith("reactor/");
  }

  static boolean isExtension(String name) {
    return name.startsWith(FIXTURE + "readers/");
  }

  static boolean isLaws(String name) {
    return name.startsWith("dev/selvage/laws/");
  }

  static boolean isService(String name) {
    return name.startsWith("META-INF/services/");
  }

  static boolean isLogging(String name) {
    return name.equals("logback.xml");
  }

  private static Path made(String jar, Predicate<String> fits) throws IOException {
    return new Jars().directory(CLASSES, "", fits).write(WORK.resolve(jar));
  }

  /** The names of the fixture's classes that do not link to the engine. */
  static List<String> fixtureClasses() throws IOException {
    return Jars.names(CLASSES).stream()
        .filter(name -> name.startsWith(FIXTURE) && name.endsWith(".class") && !isExtension(name))
        .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
        .toList();
  }

  /** A file that says what the fixture's classes look like in this JVM, where nothing is woven. */
  static Path shapes() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : fixtureClasses()) {
      try {
        lines.add(name + '\t' + Shape.of(Class.forName(name, false, Shape.class.getClassLoader())));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
    Path file = WORK.resolve("shapes.txt");
    Files.createDirectories(WORK);
    return Files.write(file, lines, StandardCharsets.UTF_8);
  }
}
