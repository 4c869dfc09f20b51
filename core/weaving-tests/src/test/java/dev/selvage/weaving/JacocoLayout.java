package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.fixture.Bodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.tools.ExecFileLoader;

/**
 * Beside JaCoCo's agent. It cannot retransform, so the JVM asks it before Selvage's whatever the
 * order on the command line: it sees the class files that its report is made from.
 */
final class JacocoLayout implements Layout {

  private static final String GUARDED = Bodies.class.getName().replace('.', '/');

  private final boolean first;

  /**
   * @param first whether Selvage's agent stands before the other on the command line
   */
  JacocoLayout(boolean first) {
    this.first = first;
  }

  @Override
  public String name() {
    return "agent " + (first ? "before" : "after") + " JaCoCo's";
  }

  @Override
  public Fork fork() throws IOException {
    String jacoco =
        "-javaagent:%s=append=false,includes=dev.selvage.fixture.*,destfile=%s"
            .formatted(Artifacts.jar("jacoco"), recorded());
    Fork fork = jvm().jvm("-Xverify:all");
    return (first ? fork.agent("").jvm(jacoco) : fork.jvm(jacoco).agent(""))
        .classPath(List.of(Artifacts.application()))
        .main(LAW_RUNNER, WOVEN_DOOR);
  }

  @Override
  public Map<String, Consumer<Said>> checks() {
    return Map.of("the coverage of a guarded class fits its class file", said -> fits());
  }

  private void fits() {
    IClassCoverage coverage = coverage();
    assertThat(coverage.isNoMatch()).isFalse();
    assertThat(coverage.getMethods())
        .filteredOn(method -> method.getName().equals("looping"))
        .singleElement()
        .satisfies(method -> assertThat(method.getLineCounter().getMissedCount()).isZero());
  }

  private IClassCoverage coverage() {
    ExecFileLoader loader = new ExecFileLoader();
    CoverageBuilder builder = new CoverageBuilder();
    try {
      loader.load(recorded().toFile());
      byte[] classFile = Files.readAllBytes(Artifacts.CLASSES.resolve(GUARDED + ".class"));
      new Analyzer(loader.getExecutionDataStore(), builder).analyzeClass(classFile, GUARDED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return builder.getClasses().iterator().next();
  }

  private Path recorded() {
    return Artifacts.WORK.resolve(first ? "jacoco-after.exec" : "jacoco-before.exec");
  }
}
