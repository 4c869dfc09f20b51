package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.laws.Listed;
import dev.selvage.laws.door.AloneDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The fixture woven by a build, run without an agent and without Byte Buddy. */
final class BuildTimeLayout implements Layout {

  @Override
  public String name() {
    return "build time";
  }

  @Override
  public Fork fork() throws IOException {
    BuildTimeWoven woven = BuildTimeWoven.application();
    List<Path> path = Artifacts.all(Artifacts.engine(), List.of(woven.jar()));
    return jvm()
        .jvm("-Xverify:all")
        .wovenBefore(woven.warnings())
        .classPath(path)
        .main(LAW_RUNNER, AloneDoor.class.getName());
  }

  @Override
  public Map<String, Consumer<Said>> checks() {
    return Map.of(
        "the build tells of each method that it does not weave, and why",
        said ->
            Listed.all().stream()
                .filter(listed -> !listed.reason().isEmpty())
                .forEach(
                    listed ->
                        assertThat(said.weaving())
                            .anyMatch(
                                line ->
                                    line.contains(listed.method() + ": ")
                                        && line.contains(listed.reason()))));
  }
}
