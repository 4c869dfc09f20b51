package dev.selvage.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.binding.GuardedMethods.Report;
import dev.selvage.engine.binding.WovenIndex;
import dev.selvage.weaver.scan.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build: classes are compiled to a folder, and woven where they lie. */
class SelvagePluginTest {

  private static final String CHAT =
      """
      package app;
      import dev.selvage.*;
      public class Chat {
        @RetryOnRateLimit public Chat() {}
        @RetryOnRateLimit public String ask(java.util.Map.Entry<String, int[]>[] request) {
          return "answer";
        }
        @RetryOnServerError private static synchronized void locked(int n) {}
        String plain() { return ""; }
      }
      """;

  private static final Report ASK =
      new Report("app.Chat", "ask(Map.Entry[])", true, "at build time");

  private static final String HUGE =
      """
      package app;
      import dev.selvage.*;
      public class Huge {
        @RetryOnRateLimit static int ask(int n) { %s return n; }
        @RetryOnRateLimit static int small(int n) { return n; }
      }
      """;

  @TempDir private Path classes;

  @Test
  void theIndexNamesWhatWasWovenAndWhatWasNot() throws IOException {
    build(CHAT);

    assertThat(index())
        .extracting(Report::toString)
        .containsExactly(
            "NOT woven app.Chat.<init>(): A constructor cannot run again: annotate a method that"
                + " calls it.",
            "woven app.Chat.ask(Map.Entry[]): at build time",
            "woven app.Chat.locked(int): at build time; it is synchronized, so a wait between"
                + " attempts holds the monitor: synchronize inside the body instead");
  }

  @Test
  void aSecondBuildWithoutAChangeLeavesAllAsItIs() throws IOException {
    build(CHAT);
    byte[] woven = Files.readAllBytes(classes.resolve("app/Chat.class"));
    List<Report> before = index();

    weave();

    assertThat(classes.resolve("app/Chat.class")).hasBinaryContent(woven);
    assertThat(index()).isEqualTo(before);
  }

  @Test
  void aLaterBuildKeepsWhatAnEarlierOneWoveAndForgetsWhatIsGone() throws IOException {
    build(CHAT);

    build("package app; class New { @dev.selvage.RetryOnRateLimit void go() {} }");
    assertThat(index()).contains(ASK, new Report("app.New", "go()", true, "at build time"));

    Files.delete(classes.resolve("app/Chat.class"));
    weave();
    assertThat(index()).extracting(Report::className).containsExactly("app.New");
  }

  @Test
  void aClassThatIsNoLongerAnnotatedLeavesTheIndexAndTheLastOneTakesItAlong() throws IOException {
    build(CHAT);

    build("package app; public class Chat { String ask() { return null; } }");

    assertThat(classes.resolve(WovenIndex.RESOURCE)).doesNotExist();
  }

  @Test
  void whatCannotBeWovenStaysAsItWasAndTheRestIsWoven() throws IOException {
    build(HUGE.formatted("n ^= n * n + n;".repeat(8_190)));

    assertThat(index())
        .hasSize(2)
        .anyMatch(report -> report.method().equals("small(int)") && report.woven())
        .anyMatch(report -> report.method().equals("ask(int)") && !report.woven());
  }

  private void build(String... sources) throws IOException {
    Map<String, byte[]> files = Compiler.compile(List.of(), Arrays.asList(sources));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = classes.resolve(file.getKey() + ".class");
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    weave();
  }

  private void weave() throws IOException {
    new Plugin.Engine.Default()
        .with(ClassFileLocator.ForClassLoader.of(SelvagePlugin.class.getClassLoader()))
        .apply(
            classes.toFile(),
            classes.toFile(),
            new Plugin.Factory.Simple(
                new SelvagePlugin(classes.toFile(), BuildLogger.NoOp.INSTANCE)));
  }

  private List<Report> index() throws IOException {
    return WovenIndex.parse(Files.readString(classes.resolve(WovenIndex.RESOURCE)));
  }
}
