package dev.selvage.weaving;

import dev.selvage.laws.door.PlainDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** No agent: plain calls, everything on the class path. */
final class PlainLayout implements Layout {

  @Override
  public String name() {
    return "plain call";
  }

  @Override
  public Fork fork() throws IOException {
    List<Path> jars = new ArrayList<>(Artifacts.engine());
    jars.add(Artifacts.application());
    return jvm().classPath(jars).main(LAW_RUNNER, PlainDoor.class.getName());
  }
}
