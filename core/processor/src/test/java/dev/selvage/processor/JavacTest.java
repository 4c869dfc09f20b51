package dev.selvage.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build as a user has it: the processor stands on a path of its own, and is found there. */
class JavacTest {

  @TempDir Path classes;

  @Test
  void aFaultFailsTheBuildAndShowsItsPlaceAndTheWayOut() throws Exception {
    Build build = javac("module/com/acme/Chat.java");
    assertThat(build.exitCode).isEqualTo(1);
    String output = build.output.replaceAll("(?m)^.*[/\\\\]", "").strip();
    Golden.check("javac.txt", output);
    assertThat(Files.readString(Tree.ROOT.resolve("README.md")))
        .as("the README shows it")
        .contains(output.replaceFirst("\n1 error$", ""));
    assertThat(classes).isEmptyDirectory();
  }

  @Test
  void theOptionLetsItPass() throws Exception {
    assertThat(javac("module/com/acme/Chat.java", "-Aselvage.processor=off"))
        .isEqualTo(new Build(0, ""));
    assertThat(classes).isNotEmptyDirectory();
  }

  @Test
  void aCleanBuildHearsNothing() throws Exception {
    assertThat(javac("Fine.java", "-Xlint:all,-processing,-strictfp,-path,-serial", "-Werror"))
        .isEqualTo(new Build(0, ""));
  }

  private record Build(int exitCode, String output) {}

  private Build javac(String source, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("-d", classes.toString(), "--release", "17"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of("-processorpath", processorPath()));
    command.addAll(List.of(options));
    command.add(Compiled.SOURCES.resolve(source).toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Build(process.waitFor(), output);
  }

  /** What Maven resolves for the artifact: it and what it depends on. */
  private static String processorPath() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
        .filter(entry -> !entry.contains("test-classes"))
        .filter(entry -> entry.matches(".*(target.classes|selvage-|slf4j-api|jackson-core).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
