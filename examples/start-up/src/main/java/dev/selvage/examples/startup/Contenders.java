package dev.selvage.examples.startup;

import dev.selvage.examples.startup.peer.PlainByteBuddyAgent;
import dev.selvage.examples.startup.peer.ProceedingAspect;
import java.io.File;
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

  /** With the classes of the agent in an archive, made as its help says. */
  List<Contender> agentWithArchive() throws IOException, InterruptedException {
    Path archive = directory.resolve("selvage.jsa");
    Files.deleteIfExists(archive);
    Start.run(
        List.of(
            "-XX:ArchiveClassesAtExit=" + archive,
            "-jar",
            Artifacts.jar("agent").toString(),
            "warm-up"));
    List<String> options = new ArrayList<>(selvage());
    options.add("-XX:SharedArchiveFile=" + archive);
    String first = Artifacts.jar("agent") + File.pathSeparator;
    return List.of(
        new Contender(
            "agent with archive, nothing annotated", options, first + corpus.with(corpus.bare())),
        new Contender(
            "agent with archive, 20 annotated classes",
            options,
            first + corpus.with(corpus.annotated())));
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
