package dev.selvage.agent;

import java.io.PrintStream;

/**
 * The agent's own lines, on standard error. Not the application's logging: that is not up yet when
 * the agent starts, and must not be touched while a class is loading.
 */
final class AgentLog {

  private final PrintStream out;
  private final boolean debug;

  AgentLog(PrintStream out, boolean debug) {
    this.out = out;
    this.debug = debug;
  }

  void info(String line) {
    out.println("[selvage] " + line);
  }

  void debug(String line) {
    if (debug) {
      info(line);
    }
  }

  boolean isDebug() {
    return debug;
  }
}
