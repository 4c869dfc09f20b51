package dev.selvage.weaving;

import dev.selvage.laws.door.TogetherDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All doors in one application: woven before it loads or as it does, with the agent and Guice. */
final class TogetherLayout implements Layout {

  /** What weaves beside the agent. */
  enum Beside {
    BUILD_TIME("woven at build time, agent"),
    ASPECTJ_COMPILER("woven by AspectJ's compiler, agent"),
    ASPECTJ_AGENT_BEFORE("AspectJ's agent, agent"),
    ASPECTJ_AGENT_AFTER("agent, AspectJ's agent");

    private final String words;

    Beside(String words) {
      this.words = words;
    }
  }

  private final Beside beside;

  TogetherLayout(Beside beside) {
    this.beside = beside;
  }

  @Override
  public String name() {
    return "all together: " + beside.words + ", Guice";
  }

  @Override
  public Fork fork() throws IOException {
    return agents(jvm().jvm("-Xverify:all").withGuice())
        .classPath(
            Artifacts.all(
                Artifacts.engine(), Artifacts.aspectj(), Artifacts.guice(), List.of(application())))
        .main(LAW_RUNNER, door().getName());
  }

  private Fork agents(Fork jvm) {
    return switch (beside) {
      case BUILD_TIME, ASPECTJ_COMPILER -> jvm.agent("");
      case ASPECTJ_AGENT_BEFORE -> jvm.aspectAgent().agent("");
      case ASPECTJ_AGENT_AFTER -> jvm.agent("").aspectAgent();
    };
  }

  private Path application() throws IOException {
    return switch (beside) {
      case BUILD_TIME -> BuildTimeWoven.application().jar();
      case ASPECTJ_COMPILER -> AspectWoven.application().jar();
      case ASPECTJ_AGENT_BEFORE, ASPECTJ_AGENT_AFTER -> Artifacts.application();
    };
  }

  private Class<?> door() {
    return beside == Beside.BUILD_TIME ? TogetherDoor.class : TogetherDoor.WithAspect.class;
  }
}
