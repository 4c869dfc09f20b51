package dev.selvage.laws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Weaving changes bodies alone. What the classes look like unwoven stands in a file. */
final class ShapeLaws {

  /** The system property that names the file: a line for each class, its name, a tab, its shape. */
  private static final String FILE = "selvage.shapes";

  private ShapeLaws() {}

  static Stream<Law> of() {
    try {
      return Files.readAllLines(Path.of(System.getProperty(FILE))).stream().map(ShapeLaws::law);
    } catch (IOException e) {
      throw new IllegalStateException("-D" + FILE + " names no file", e);
    }
  }

  private static Law law(String line) {
    String name = line.substring(0, line.indexOf('\t'));
    String shape = line.substring(name.length() + 1);
    return Law.of(
        "a class keeps its shape", name, () -> Expect.equal(shape, Shape.of(load(name)), "shape"));
  }

  static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, ShapeLaws.class.getClassLoader());
  }
}
