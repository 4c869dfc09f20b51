package dev.selvage.weaving;

import java.io.IOException;
import java.util.List;

/** Beside OpenTelemetry's agent, which rewrites classes too and brings loaders of its own. */
final class OpenTelemetryLayout implements Layout {

  private final boolean first;

  /**
   * @param first whether Selvage's agent stands before the other on the command line
   */
  OpenTelemetryLayout(boolean first) {
    this.first = first;
  }

  @Override
  public String name() {
    return "agent " + (first ? "before" : "after") + " OpenTelemetry's";
  }

  @Override
  public Fork fork() throws IOException {
    Fork fork = silent(jvm());
    return (first ? other(fork.agent("")) : other(fork).agent(""))
        .classPath(List.of(Artifacts.application()))
        .main(LAW_RUNNER, WOVEN_DOOR);
  }

  static Fork other(Fork fork) {
    return fork.jvm("-javaagent:" + Artifacts.jar("opentelemetry"));
  }

  /** Nothing sent and nothing said; that it ends class data sharing, the JVM would warn of. */
  static Fork silent(Fork fork) {
    return fork.jvm(
        "-Xshare:off",
        "-Dotel.javaagent.logging=none",
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none");
  }
}
