package dev.selvage.weaving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything on the class path; every class is verified, the JDK's included. */
final class FlatLayout implements Layout {

  private final boolean withEngine;

  /**
   * @param withEngine whether the application has the engine's jars too, which then win
   */
  FlatLayout(boolean withEngine) {
    this.withEngine = withEngine;
  }

  @Override
  public String name() {
    return "agent, class path" + (withEngine ? " with the engine's jars" : "");
  }

  @Override
  public Fork fork() throws IOException {
    List<Path> jars = new ArrayList<>(withEngine ? Artifacts.engine() : List.of());
    jars.add(Artifacts.application());
    return jvm().jvm("-Xverify:all").agent("").classPath(jars).main(LAW_RUNNER, WOVEN_DOOR);
  }
}
