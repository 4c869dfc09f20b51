package dev.selvage.weaving;

import dev.selvage.laws.LawRunner;
import dev.selvage.laws.door.WovenDoor;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A door, and the way that application, engine and agent lie in class loaders. A new one is one
 * class, and one line in {@link Layouts}.
 */
interface Layout {

  String LAW_RUNNER = LawRunner.class.getName();
  String WOVEN_DOOR = WovenDoor.class.getName();

  /** In words. */
  String name();

  /** The JVM that runs all laws. */
  Fork fork() throws IOException;

  /** What it must have said beside its laws, by the law that this keeps. */
  default Map<String, Consumer<Said>> checks() {
    return Map.of();
  }

  /** A JVM that knows what the fixture's classes look like unwoven. */
  default Fork jvm() throws IOException {
    return new Fork(name().replaceAll("\\W+", "-")).jvm("-Dselvage.shapes=" + Artifacts.shapes());
  }
}
