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
    List<String> options = new ArrayList<>(contender.jvmOptions());
    options.addAll(List.of("-cp", contender.classPath(), Application.class.getName()));
    options.addAll(List.of(arguments));
    long startNanos = System.nanoTime();
    String output = run(options);
    double wallMillis = (System.nanoTime() - startNanos) / 1e6;
    if (!output.contains("loaded " + Corpus.PARTS)) {
      throw new IllegalStateException(contender.name() + " failed:\n" + output);
    }
    return new Start(wallMillis, number("cpu", output), output);
  }

  /** Runs a JVM to its end; what it says on both streams. */
  static String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed:\n" + output);
    }
    return output;
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
