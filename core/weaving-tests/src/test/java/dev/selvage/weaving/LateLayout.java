package dev.selvage.weaving;

import dev.selvage.laws.app.LateApp;
import dev.selvage.laws.door.LateDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The agent comes when the fixture's classes are loaded already and have been used. */
final class LateLayout implements Layout {

  private final boolean withEngine;

  /**
   * @param withEngine whether the application has the engine's jars from the start
   */
  LateLayout(boolean withEngine) {
    this.withEngine = withEngine;
  }

  @Override
  public String name() {
    return "late attach, class path" + (withEngine ? " with the engine's jars" : "");
  }

  @Override
  public Fork fork() throws IOException {
    List<Path> jars = new ArrayList<>(withEngine ? Artifacts.engine() : List.of());
    jars.add(Artifacts.application());
    return jvm()
        .attachable()
        .jvm("-Xverify:all")
        .classPath(jars)
        .main(
            LateApp.class.getName(),
            Fork.joined(Artifacts.fixtureClasses()),
            Artifacts.agent().toString(),
            "",
            LAW_RUNNER,
            LateDoor.class.getName());
  }
}
