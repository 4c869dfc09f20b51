package dev.selvage.examples.benchmarks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the JVM makes of woven code that never failed. No clock: the compilers tell. */
class CompilationTest {

  private static final String SERVICE = WovenService.class.getName();
  private static final int CALLS = 100_000;

  @Test
  void aWovenMethodIsCompiledLikeAnyOther() throws Exception {
    String ofService =
        compilations().lines().filter(line -> line.contains(SERVICE)).collect(joining("\n"));
    assertThat(ofService)
        .containsPattern(" 4 +" + SERVICE + "::op ")
        .containsPattern(" 4 +" + SERVICE + "::reply ")
        .doesNotContain("COMPILE SKIPPED");
  }

  /** In a JVM of its own, which compiles at once what is called often, and says so. */
  private static String compilations() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbatch",
                "-XX:+PrintCompilation",
                "-cp",
                System.getProperty("java.class.path"),
                Calls.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** Calls the woven service often, and always with success. */
  static final class Calls {

    public static void main(String[] arguments) {
      WovenService woven = new WovenService();
      for (int i = 0; i < CALLS; i++) {
        Allocation.keep(woven.op(i));
        Allocation.keep(woven.reply("What is a selvage?"));
      }
    }
  }
}
