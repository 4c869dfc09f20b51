package dev.selvage.agent;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * What {@code java -jar selvage-agent.jar} does: says what the jar is, or attaches it to a JVM that
 * is running.
 */
public final class AgentMain {

  private static final String USAGE =
      """
      Selvage agent %s
      Weaves the methods that carry Selvage's annotations while the application runs:

        java -javaagent:selvage-agent.jar[=options] -jar app.jar
        java -jar selvage-agent.jar attach PID [options]

      To start faster, have the JVM archive the agent's classes once, and use the archive from then
      on, with the agent's jar first on the class path:

        java -XX:ArchiveClassesAtExit=selvage.jsa -jar selvage-agent.jar warm-up
        java -XX:SharedArchiveFile=selvage.jsa -javaagent:selvage-agent.jar -cp selvage-agent.jar:app.jar com.acme.Main

      Options, separated by commas:
        include=com.acme.*;org.foo   weave these packages only
        exclude=com.acme.legacy.*    never weave these packages
        debug                        tell each woven class, and all guarded methods at exit
        strict                       a fault in the configuration throws where it is found
        neutralizeSdkRetries         openai-java and anthropic-java retry nothing by themselves
                                     inside guarded methods
        jsonLog=FILE                 append a JSON object for each failure and each retry
      """;

  private AgentMain() {}

  /**
   * {@code attach PID [options]}, {@code warm-up}, or nothing for help; exits with 1 for a failure.
   */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      System.out.print(USAGE.formatted(SelvageAgent.version()));
      return;
    }
    int exitCode = run(arguments, System.out, System.err);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments[0].equals("warm-up") && arguments.length == 1) {
      return warmUp(out, err);
    }
    if (!arguments[0].equals("attach") || arguments.length < 2 || arguments.length > 3) {
      err.print(USAGE.formatted(SelvageAgent.version()));
      return 1;
    }
    try {
      attach(arguments[1], arguments.length == 3 ? arguments[2] : "");
      out.println("Attached to " + arguments[1] + "; what was woven stands on its standard error.");
      return 0;
    } catch (NoClassDefFoundError e) {
      err.println("Cannot attach: this Java has no jdk.attach; use a JDK.");
    } catch (AttachNotSupportedException e) {
      err.println(
          "Cannot attach to " + arguments[1] + ": no JVM of this user has that process id.");
    } catch (AgentLoadException | AgentInitializationException e) {
      err.println("The JVM " + arguments[1] + " refused the agent: " + e.getMessage());
    } catch (IOException | URISyntaxException e) {
      err.println("Cannot attach to " + arguments[1] + ": " + e.getMessage());
    }
    return 1;
  }

  private static int warmUp(PrintStream out, PrintStream err) {
    try {
      WarmUp.run(ownJar().toString());
      out.println("Done what a start does; with -XX:ArchiveClassesAtExit the JVM archives it now.");
      return 0;
    } catch (IOException | URISyntaxException | ClassNotFoundException e) {
      err.println("Cannot warm up: " + e.getMessage());
      return 1;
    }
  }

  private static Path ownJar() throws URISyntaxException {
    return Path.of(AgentMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toAbsolutePath();
  }

  private static void attach(String processId, String options)
      throws AttachNotSupportedException,
          IOException,
          URISyntaxException,
          AgentLoadException,
          AgentInitializationException {
    VirtualMachine machine = VirtualMachine.attach(processId);
    try {
      machine.loadAgent(ownJar().toString(), options);
    } finally {
      machine.detach();
    }
  }
}
