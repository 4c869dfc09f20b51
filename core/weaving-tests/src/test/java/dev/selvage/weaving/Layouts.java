package dev.selvage.weaving;

import dev.selvage.weaving.TogetherLayout.Beside;
import java.util.List;

/** All doors and layouts that the laws are run under. */
final class Layouts {

  private Layouts() {}

  static List<Layout> all() {
    return List.of(
        new PlainLayout(),
        new FlatLayout(false),
        new FlatLayout(true),
        new SpringBootLayout(),
        new ChildFirstLayout(false),
        new ChildFirstLayout(true),
        new ModuleLayout(false),
        new ModuleLayout(true),
        new BuildTimeLayout(),
        new AspectLayout(false),
        new AspectLayout(true),
        new GuiceLayout(),
        new TogetherLayout(Beside.BUILD_TIME),
        new TogetherLayout(Beside.ASPECTJ_COMPILER),
        new TogetherLayout(Beside.ASPECTJ_AGENT_BEFORE),
        new TogetherLayout(Beside.ASPECTJ_AGENT_AFTER),
        new IsolatedLayout(),
        new ForeignEngineLayout(),
        new LateLayout(false),
        new LateLayout(true),
        new OpenTelemetryLayout(true),
        new OpenTelemetryLayout(false),
        new JacocoLayout(true),
        new JacocoLayout(false));
  }
}
