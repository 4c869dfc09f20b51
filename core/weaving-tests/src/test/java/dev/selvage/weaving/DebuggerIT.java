package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A debugger sees a woven class as it was written, and may give it new bodies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DebuggerIT {

  private static final String SOURCE =
      """
      import dev.selvage.*;
      import dev.selvage.fixture.*;

      class Debugged {
        @RetryOnRateLimit(maxAttempts = 4, backoff = BackoffLaw.FIXED, initialDelay = "0.2ms")
        static String ask(String request, Script script) {
          request = request + "?";
          String answer = "old " + script.run();
          return request + " " + answer;
        }

        public static void main(String[] arguments) {
          tell();
          tell();
        }

        static void tell() {
          Script script =
              Script.failing(FixtureFailure.rateLimited(), FixtureFailure.rateLimited());
          System.out.println(ask("why", script) + ", " + script.attempts() + " attempts");
        }
      }
      """;
  private static final int CHANGED = line("request = request");
  private static final int RUN = line("String answer");
  private static final int RETURNED = line("return request");
  private static final int TELL = line("Script script =");

  private final Path folder = Artifacts.WORK.resolve("debugged");
  private String firstRequest;
  private String secondRequest;
  private String changedRequest;
  private String answer;
  private int stoppedIn;
  private Said said;

  private static int line(String start) {
    List<String> lines = SOURCE.lines().map(String::strip).toList();
    return 1 + lines.indexOf(lines.stream().filter(l -> l.startsWith(start)).findFirst().get());
  }

  @BeforeAll
  void debug() throws Exception {
    byte[] changed = compile(folder.resolve("new"), SOURCE.replace("\"old \"", "\"new \""));
    compile(folder.resolve("old"), SOURCE);
    Debugger debugger = new Debugger();
    Fork fork = fork(debugger.listen());
    CompletableFuture<Said> end = CompletableFuture.supplyAsync(() -> run(fork));
    VirtualMachine machine = debugger.accept();
    ReferenceType type = Debugger.runToClass(machine, "Debugged");
    look(machine, type);
    Debugger.runToLine(machine, type, "tell", TELL);
    machine.redefineClasses(Map.of(type, changed));
    machine.dispose();
    said = end.get(1, TimeUnit.MINUTES);
  }

  /** The first call, which takes three attempts, from stop to stop. */
  private void look(VirtualMachine machine, ReferenceType type) throws Exception {
    Debugger.runToLine(machine, type, "tell", TELL);
    firstRequest = value(Debugger.runToLine(machine, type, "ask", CHANGED), "request");
    secondRequest = value(Debugger.runToLine(machine, type, "ask", CHANGED), "request");
    BreakpointEvent stopped = Debugger.runToLine(machine, type, "ask", RUN);
    stoppedIn = stopped.location().lineNumber();
    changedRequest = value(stopped, "request");
    answer = value(Debugger.runToLine(machine, type, "ask", RETURNED), "answer");
  }

  private static String value(BreakpointEvent event, String variable) throws Exception {
    StackFrame frame = event.thread().frame(0);
    return String.valueOf(frame.getValue(frame.visibleVariableByName(variable)));
  }

  private static byte[] compile(Path folder, String source) throws Exception {
    String path = Fork.joined(List.of(Artifacts.jar("annotations"), Artifacts.fixture()));
    return Javac.compile(folder, "Debugged", source, "-g", "-cp", path);
  }

  private Fork fork(String listening) throws Exception {
    return new Fork("debugged")
        .jvm(listening)
        .agent("")
        .classPath(List.of(folder.resolve("old"), Artifacts.application()))
        .main("Debugged");
  }

  private static Said run(Fork fork) {
    try {
      return fork.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aBreakpointStopsInTheGuardedBodyInEachAttempt() {
    assertThat(firstRequest).isEqualTo("\"why\"");
    assertThat(secondRequest).isEqualTo("\"why\"");
    assertThat(stoppedIn).isEqualTo(RUN);
  }

  @Test
  void variablesHaveTheirNamesAndValuesChangedParametersToo() {
    assertThat(changedRequest).isEqualTo("\"why?\"");
    assertThat(answer).isEqualTo("\"old done\"");
  }

  @Test
  void aNewBodyRunsAndIsGuardedAsTheOldOneWas() {
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .containsExactly("why? old done, 3 attempts", "why? new done, 3 attempts");
  }

  @Test
  void nothingIsWarnedOf() {
    assertThat(said.agentLines()).hasSize(1);
    assertThat(said.strangeLines()).isEmpty();
  }
}
