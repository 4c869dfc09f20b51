package dev.selvage.laws.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Has the agent attached to this JVM, by the command that a user would give, and then runs an
 * application. Takes the agent's jar, its options, the main class and its arguments.
 */
public final class Attaching {

  private Attaching() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("attach exits with " + attach(arguments[0], arguments[1]));
    String[] rest = Arrays.copyOfRange(arguments, 3, arguments.length);
    Launcher.run(Attaching.class.getClassLoader(), arguments[2], rest);
  }

  private static int attach(String jar, String options) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String self = String.valueOf(ProcessHandle.current().pid());
    return new ProcessBuilder(java, "-jar", jar, "attach", self, options)
        .inheritIO()
        .start()
        .waitFor();
  }
}
