package dev.selvage.weaving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fixture as a named module that knows of Selvage's annotations, and not of its engine. */
final class ModuleLayout implements Layout {

  private static final String FIXTURE =
      """
      module dev.selvage.fixture {
        requires selvage.annotations;
        requires java.net.http;
        exports dev.selvage.fixture;
        exports kotlin.coroutines;
        exports reactor.core.publisher;
      }
      """;

  private static final String LAWS =
      """
      module dev.selvage.laws {
        requires dev.selvage.fixture;
        requires selvage.annotations;
        requires selvage.engine;
        requires java.management;
        requires java.net.http;
        requires org.slf4j;
        provides dev.selvage.engine.diagnosis.FailureReader
            with dev.selvage.fixture.readers.FixtureReader;
        provides dev.selvage.engine.diagnosis.ProviderTable
            with dev.selvage.fixture.readers.FixtureTable;
      }
      """;

  private final boolean withEngine;

  /**
   * @param withEngine whether the engine is a module too, and the main one requires it; else it is
   *     the agent's
   */
  ModuleLayout(boolean withEngine) {
    this.withEngine = withEngine;
  }

  @Override
  public String name() {
    return "agent, module path" + (withEngine ? " with the engine" : "");
  }

  @Override
  public Fork fork() throws IOException {
    Path fixture = module("dev.selvage.fixture", FIXTURE, Artifacts.fixture(), List.of());
    if (!withEngine) {
      return jvm()
          .agent("")
          .modulePath(List.of(fixture, Artifacts.jar("annotations")))
          .classPath(List.of(Artifacts.laws()))
          .main("--add-modules", "dev.selvage.fixture", LAW_RUNNER, WOVEN_DOOR);
    }
    List<Path> modules = new ArrayList<>(Artifacts.engine());
    modules.addAll(Artifacts.logging());
    modules.add(fixture);
    modules.add(module("dev.selvage.laws", LAWS, Artifacts.laws(), modules));
    return jvm()
        .agent("")
        .modulePath(modules)
        .main("--add-modules", "ALL-MODULE-PATH")
        .main("-m", "dev.selvage.laws/" + LAW_RUNNER, WOVEN_DOOR);
  }

  /** The jar with the descriptor, compiled. */
  private static Path module(String name, String source, Path jar, List<Path> modules)
      throws IOException {
    Path folder = Artifacts.WORK.resolve(name);
    List<Path> path = new ArrayList<>(modules);
    path.add(Artifacts.jar("annotations"));
    byte[] descriptor =
        Javac.compile(
            folder,
            "module-info",
            source,
            "-p",
            Fork.joined(path),
            "--patch-module",
            name + "=" + jar);
    return new Jars()
        .jar(jar)
        .entry("module-info.class", descriptor)
        .write(folder.resolve(name + ".jar"));
  }
}
