package dev.selvage.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Sources that were not written for these tests. */
class RealSourcesTest {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  private static final Pattern CUT = Pattern.compile("<!-- cut from (\\S+) \\[");

  /** What the doors guard is fine, and what they report is told: the rest of {@code Unweavable}. */
  @Test
  void theFixtureOfAllDoorsIsToldOfWhatTheyReport() {
    String tests = "core/weaving-tests/src/test/java";
    Compiled compiled =
        Compiled.by(
            JAVAC,
            Tree.sourcesBelow(tests + "/dev/selvage/fixture"),
            "-sourcepath",
            Tree.ROOT.resolve(tests).toString());
    assertThat(compiled.succeeded()).isFalse();
    Golden.check("fixture.txt", compiled.said());
  }

  @Test
  void nothingIsSaidOfTheExamplesNorOfWhatTheReadmeCutsFromThem() throws IOException {
    assertThat(CUT.matcher(Files.readString(Tree.ROOT.resolve("README.md"))).results())
        .isNotEmpty()
        .allMatch(cut -> cut.group(1).startsWith("examples/"));
    assertThat(Compiled.by(JAVAC, Tree.sourcesBelow("examples")).messages()).isEmpty();
  }

  @Test
  void aModuleOfTheUsersMayUseIt() {
    List<Path> sources =
        Stream.of("module-info.java", "com/acme/Chat.java")
            .map(Compiled.SOURCES.resolve("module")::resolve)
            .toList();
    Compiled compiled = Compiled.by(JAVAC, sources, "--add-reads", "com.acme=ALL-UNNAMED");
    assertThat(compiled.messages())
        .singleElement()
        .asString()
        .startsWith("ERROR @RetryOnRateLimit on com.acme.Chat.ask: maxAttempts = 0");
  }
}
