package dev.selvage.examples.startup;

import dev.selvage.examples.startup.peer.PlainByteBuddyAgent;
import dev.selvage.examples.startup.peer.ProceedingAspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All ways to start the application. */
final class Contenders {

  private static final String AGENT = "-javaagent:";

  private final Path directory;
  private final Corpus corpus;

  Contenders(Path directory, Corpus corpus) {
    this.directory = directory;
    this.corpus = corpus;
  }

  /** With no agent: what the others are compared with. */
  Contender none() {
    return new Contender("none", List.of(), corpus.with(corpus.annotated()));
  }

  Contender agentWithNothingAnnotated() {
    return new Contender("agent, nothing annotated", selvage(), corpus.with(corpus.bare()));
  }

  Contender agent() {
    return new Contender("agent, 20 annotated classes", selvage(), corpus.with(corpus.annotated()));
  }

  Contender builtWoven() {
    Path[] jars =
        Stream.concat(Stream.of(corpus.woven()), Stream.of(Artifacts.engine()))
            .toArray(Path[]::new);
    return new Contender("woven at build time, no agent", List.of(), corpus.with(jars));
  }

  /**
   * With an archive of the classes that an earlier start loaded. The agent's jar stands on the
   * class path too: the JVM archives no class that comes from {@code -javaagent} alone.
   */
  Contender agentWithArchive() throws IOException, InterruptedException {
    Path archive = directory.resolve("with-agent.jsa");
    Files.deleteIfExists(archive);
    String classPath = corpus.with(corpus.annotated(), Artifacts.jar("agent"));
    Start.of(archived("recording", classPath, "-XX:ArchiveClassesAtExit=" + archive));
    return archived(
        "agent, 20 annotated classes, archive", classPath, "-XX:SharedArchiveFile=" + archive);
  }

  private static Contender archived(String name, String classPath, String option) {
    List<String> options = new ArrayList<>(selvage());
    options.addAll(
        List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+AllowArchivingWithJavaAgent", option));
    return new Contender(name, options, classPath);
  }

  private static List<String> selvage() {
    return List.of(AGENT + Artifacts.jar("agent"));
  }

  /** Other agents that could do the like, with an advice that does nothing. */
  List<Contender> peers() throws IOException {
    return List.of(
        byteBuddy(),
        aspectj("AspectJ load-time, that package", ChatSource.PACKAGE + "..*"),
        aspectj("AspectJ load-time, everything", "*..*"),
        openTelemetry());
  }

  private Contender byteBuddy() throws IOException {
    Path agent =
        new Jar()
            .manifest("Premain-Class", PlainByteBuddyAgent.class.getName())
            .manifest("Class-Path", Artifacts.jar("bytebuddy").toUri().toString())
            .add(PlainByteBuddyAgent.class)
            .write(directory.resolve("plain-byte-buddy-agent.jar"));
    return new Contender(
        "plain Byte Buddy agent", List.of(AGENT + agent), corpus.with(corpus.annotated()));
  }

  private Contender aspectj(String name, String within) throws IOException {
    String configuration =
        """
        <aspectj>
          <weaver><include within="%1$s"/><include within="%2$s"/></weaver>
          <aspects><aspect name="%2$s"/></aspects>
        </aspectj>
        """
            .formatted(within, ProceedingAspect.class.getName());
    Path aspect =
        new Jar()
            .add(ProceedingAspect.class)
            .add("META-INF/aop.xml", configuration)
            .write(directory.resolve("aspect-" + within.length() + ".jar"));
    return new Contender(
        name,
        List.of(AGENT + Artifacts.jar("aspectjweaver")),
        corpus.with(corpus.annotated(), aspect, Artifacts.jar("annotations")));
  }

  private Contender openTelemetry() {
    return new Contender(
        "OpenTelemetry Java agent",
        List.of(
            AGENT + Artifacts.jar("opentelemetry"),
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none"),
        corpus.with(corpus.annotated()));
  }
}
