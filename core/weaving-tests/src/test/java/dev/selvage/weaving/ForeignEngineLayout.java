package dev.selvage.weaving;

import dev.selvage.laws.app.UnguardedApp;
import dev.selvage.laws.launch.LeftAlone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The application brings an engine of another contract: it is left alone, reported, and runs. */
final class ForeignEngineLayout implements Layout {

  private static final String CONTRACT = "999";

  @Override
  public String name() {
    return "agent, child-first loader with an engine of another contract";
  }

  @Override
  public Fork fork() throws IOException {
    List<Path> jars =
        List.of(foreignEngine(), Artifacts.jar("annotations"), Artifacts.application());
    return jvm()
        .agent("")
        .classPath(List.of(Artifacts.launcher()))
        .main(
            LeftAlone.class.getName(),
            "contract " + CONTRACT,
            "child-first",
            Fork.joined(jars),
            UnguardedApp.class.getName(),
            Fork.joined(Artifacts.fixtureClasses()));
  }

  private static Path foreignEngine() throws IOException {
    return new Jars()
        .jar(Artifacts.jar("engine"))
        .entry("META-INF/selvage/contract", CONTRACT.getBytes(StandardCharsets.UTF_8))
        .write(Artifacts.WORK.resolve("foreign-engine.jar"));
  }
}
