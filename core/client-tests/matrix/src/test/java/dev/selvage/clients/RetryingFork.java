package dev.selvage.clients;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A JVM with the agent in which a client asks that retries by itself, and what it said.
 *
 * @param said all its lines
 * @param answered what came of each call, by failure and way of asking
 */
record RetryingFork(List<String> said, Map<String, Answered> answered) {

  /** Runs one to its end. */
  static RetryingFork run(Client client, String options, String asker, String... failures)
      throws IOException, InterruptedException {
    String module = Objects.requireNonNull(client.module());
    return run(module, client.dialect(), options, asker, failures);
  }

  /** Runs one of a client that the matrix does not have. */
  static RetryingFork run(
      String module, Client.Dialect dialect, String options, String asker, String... failures)
      throws IOException, InterruptedException {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Duser.language=en",
            "-javaagent:%s=include=dev.selvage.clients.*%s"
                .formatted(System.getProperty("selvage.jar.agent"), options),
            "-cp",
            classPath(module),
            RetryingApp.class.getName(),
            Driver.class.getPackageName() + "." + asker,
            dialect.name());
    Process process =
        new ProcessBuilder(Stream.concat(command, Arrays.stream(failures)).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    List<String> lines = said.lines().toList();
    return new RetryingFork(lines, answered(lines));
  }

  private static Map<String, Answered> answered(List<String> lines) {
    Map<String, Answered> answered = new HashMap<>();
    lines.stream()
        .filter(line -> line.startsWith(Answered.LINE))
        .map(line -> line.substring(Answered.LINE.length()))
        .forEach(line -> answered.put(line.substring(0, line.indexOf('\t')), Answered.of(line)));
    return answered;
  }

  private static String classPath(String module) {
    return ClassPath.of(module).joined()
        + File.pathSeparator
        + System.getProperty("java.class.path");
  }

  Answered of(String failure, String way) {
    Answered found = answered.get(failure + ", " + way);
    if (found == null) {
      throw new IllegalStateException(failure + ", " + way + " is not among " + answered.keySet());
    }
    return found;
  }
}
