package dev.selvage.weaving;

import dev.selvage.laws.door.GuiceDoor;
import java.io.IOException;
import java.util.List;

/** No agent: Guice makes the objects and intercepts, everything on the class path. */
final class GuiceLayout implements Layout {

  @Override
  public String name() {
    return "Guice";
  }

  @Override
  public Fork fork() throws IOException {
    return jvm()
        .withGuice()
        .classPath(
            Artifacts.all(Artifacts.engine(), Artifacts.guice(), List.of(Artifacts.application())))
        .main(LAW_RUNNER, GuiceDoor.class.getName());
  }
}
