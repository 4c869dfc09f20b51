package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.laws.launch.ManyClasses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand woven classes, used and dropped, leave nothing behind. */
class ManyClassesIT {

  private static final int CLASSES = 100;
  private static final int LOADERS = 100;

  /** More than what the agent and its Byte Buddy keep, less than the classes would. */
  private static final int MOST_MEGABYTES = 48;

  private static final String ONE =
      """
        public static class C%d implements java.util.concurrent.Callable<Object> {
          private int attempts;
          @dev.selvage.RetryOnRateLimit(backoff = dev.selvage.BackoffLaw.FIXED, initialDelay = "0s")
          public Object call() {
            if (++attempts < 3) { throw dev.selvage.fixture.FixtureFailure.rateLimited(); }
            return attempts;
          }
        }
      """;

  @Test
  void theirLoadersAreCollectedAndTheirReportsForgotten() throws Exception {
    Said said =
        new Fork("many-classes")
            .agent("")
            .jvm("-Xmx256m", "-Djava.util.logging.config.file=" + silence())
            .classPath(List.of(Artifacts.application()))
            .main(
                ManyClasses.class.getName(),
                classes().toString(),
                "many.Many$C",
                String.valueOf(CLASSES),
                String.valueOf(LOADERS))
            .run();
    assertThat(said.exit()).as("%s", said.err()).isZero();
    assertThat(said.out()).contains("USED " + CLASSES * LOADERS, "LOADERS 0", "REPORTS 0");
    assertThat(megabytes(said)).isLessThan(MOST_MEGABYTES);
  }

  /** Each class has its failures logged, and here that is all noise. */
  private static Path silence() throws IOException {
    Files.createDirectories(Artifacts.WORK);
    return Files.writeString(Artifacts.WORK.resolve("silence.properties"), ".level=OFF\n");
  }

  private static int megabytes(Said said) {
    String line = said.out().get(said.out().size() - 1);
    return Integer.parseInt(line.substring("MEGABYTES ".length()));
  }

  private static Path classes() throws Exception {
    StringBuilder source = new StringBuilder("package many; public class Many {\n");
    for (int i = 0; i < CLASSES; i++) {
      source.append(ONE.formatted(i));
    }
    Path folder = Artifacts.WORK.resolve("many");
    Files.createDirectories(folder);
    String path = Artifacts.CLASSES + File.pathSeparator + Artifacts.jar("annotations");
    Javac.compile(folder, "many/Many", source.append("}").toString(), "-cp", path);
    return new Jars()
        .directory(folder, "", name -> name.endsWith(".class"))
        .write(Artifacts.WORK.resolve("many.jar"));
  }
}
