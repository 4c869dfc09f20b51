package dev.selvage.examples.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The jars that are measured; the build passes their places as system properties. */
final class Artifacts {

  private Artifacts() {}

  /** The jar of that name; the property is {@code startup.jar.NAME}. */
  static Path jar(String name) {
    String place = System.getProperty("startup.jar." + name);
    if (place == null || !Files.isRegularFile(Path.of(place))) {
      throw new IllegalStateException("startup.jar." + name + " names no jar: " + place);
    }
    return Path.of(place);
  }

  /** What a program woven at build time has on its class path. */
  static Path[] engine() {
    return List.of(jar("annotations"), jar("engine"), jar("providers"), jar("jackson"))
        .toArray(Path[]::new);
  }
}
