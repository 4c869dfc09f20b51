package dev.selvage.weaving;

import dev.selvage.laws.launch.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application in a loader that asks its parent last, as servlet containers have it. */
final class ChildFirstLayout implements Layout {

  private final boolean withEngine;

  /**
   * @param withEngine whether the application brings its own copy of the engine
   */
  ChildFirstLayout(boolean withEngine) {
    this.withEngine = withEngine;
  }

  @Override
  public String name() {
    return "agent, child-first loader" + (withEngine ? " with its own engine" : "");
  }

  @Override
  public Fork fork() throws IOException {
    List<Path> jars = new ArrayList<>(withEngine ? Artifacts.engine() : List.of());
    jars.add(Artifacts.application());
    return jvm()
        .agent("")
        .classPath(List.of(Artifacts.launcher()))
        .main(Launcher.class.getName(), "child-first", Fork.joined(jars), LAW_RUNNER, WOVEN_DOOR);
  }
}
