package dev.selvage.weaving;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM to be run, of the same JDK as this one, and what it says. */
final class Fork {

  /** How lines of the JDK's own logging begin, so that they are told from those of the JVM. */
  static final String LOG_LINE = "[log] ";

  private static final long MOST_SECONDS = 120;

  private final String name;
  private final List<String> flags = new ArrayList<>();
  private final List<String> main = new ArrayList<>();
  private final List<String> weaving = new ArrayList<>();

  /**
   * A JVM that has nothing yet.
   *
   * @param name of the folder that its output goes to
   */
  Fork(String name) {
    this.name = name;
    jvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=en");
    jvm("-Djava.util.logging.SimpleFormatter.format=" + LOG_LINE + "%4$s %5$s%n");
  }

  Fork jvm(String... more) {
    flags.addAll(List.of(more));
    return this;
  }

  Fork agent(String options) {
    return jvm("-javaagent:" + Artifacts.agent() + (options.isEmpty() ? "" : "=" + options));
  }

  /** Newer JDKs warn of agents that come late unless they are told that one may. */
  Fork attachable() {
    return jvm("-XX:+EnableDynamicAgentLoading");
  }

  Fork classPath(Collection<Path> jars) {
    return jvm("-cp", joined(jars));
  }

  Fork modulePath(Collection<Path> jars) {
    return jvm("-p", joined(jars));
  }

  /** Has AspectJ weave as classes load, at this place among the agents. */
  Fork aspectAgent() {
    return jvm("-javaagent:" + Artifacts.jar("aspectjweaver"));
  }

  /** Guice calls what newer JDKs warn of, unless they are told that it may. */
  Fork withGuice() {
    return Runtime.version().feature() < 24 ? this : jvm("--sun-misc-unsafe-memory-access=allow");
  }

  /** The main class, or {@code -jar} and a jar, or {@code -m} and a module; then arguments. */
  Fork main(String... command) {
    main.addAll(List.of(command));
    return this;
  }

  /** What was said when its classes were woven, before it began. */
  Fork wovenBefore(List<String> said) {
    weaving.addAll(said);
    return this;
  }

  static String joined(Collection<?> parts) {
    return parts.stream().map(Object::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs it to its end. */
  Said run() throws IOException, InterruptedException {
    Path folder = Artifacts.WORK.resolve(name);
    Files.createDirectories(folder);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command()).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(environment::remove);
    Process process = builder.start();
    boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    return new Said(
        ended ? process.exitValue() : -1,
        Files.readAllLines(out),
        Files.readAllLines(err),
        List.copyOf(weaving));
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(main);
    return command;
  }
}
