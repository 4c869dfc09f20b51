package dev.selvage.weaving;

import dev.selvage.laws.door.AspectDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The application woven by AspectJ, by its compiler or by its load-time weaver. */
final class AspectLayout implements Layout {

  private final boolean atLoadTime;

  /**
   * @param atLoadTime whether AspectJ's agent weaves, else its compiler has
   */
  AspectLayout(boolean atLoadTime) {
    this.atLoadTime = atLoadTime;
  }

  @Override
  public String name() {
    return atLoadTime ? "AspectJ load time" : "AspectJ compile time";
  }

  @Override
  public Fork fork() throws IOException {
    Fork jvm = jvm().jvm("-Xverify:all");
    List<Path> libraries = Artifacts.all(Artifacts.engine(), Artifacts.aspectj());
    if (atLoadTime) {
      jvm.aspectAgent().classPath(Artifacts.all(libraries, List.of(Artifacts.application())));
    } else {
      AspectWoven woven = AspectWoven.application();
      jvm.wovenBefore(woven.warnings()).classPath(Artifacts.all(libraries, List.of(woven.jar())));
    }
    return jvm.main(LAW_RUNNER, AspectDoor.class.getName());
  }
}
