package dev.selvage.examples.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One start of the application in a JVM of its own.
 *
 * @param wallMillis from the start of the process to its end
 * @param cpuMillis what all its threads took, up to the end of {@code main}
 * @param output what it said, on both streams
 */
record Start(double wallMillis, double cpuMillis, String output) {

  /** Starts it, waits for its end, and throws where it does not load all classes. */
  static Start of(Contender contender, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(contender.jvmOptions());
    command.addAll(List.of("-cp", contender.classPath(), Application.class.getName()));
    command.addAll(List.of(arguments));
    long startNanos = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    double wallMillis = (System.nanoTime() - startNanos) / 1e6;
    if (exitCode != 0 || !output.contains("loaded " + Corpus.PARTS)) {
      throw new IllegalStateException(contender.name() + " failed:\n" + output);
    }
    return new Start(wallMillis, number("cpu", output), output);
  }

  /** How many methods were guarded; only a start with the argument {@code report} tells. */
  int guardedMethods() {
    return (int) number("guarded", output);
  }

  private static double number(String word, String output) {
    Matcher line = Pattern.compile("(?m)^" + word + " (\\d+)$").matcher(output);
    if (!line.find()) {
      throw new IllegalStateException("No '" + word + "' in:\n" + output);
    }
    return Double.parseDouble(line.group(1));
  }
}
