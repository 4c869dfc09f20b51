package dev.selvage.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.testkit.FakeChatProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the quickstart as a user does: in a JVM of its own, with the agent attached. */
class QuickstartIT {

  private static final List<String> AGENT =
      List.of("-javaagent:" + System.getProperty("selvage.agent"));

  @Test
  void showsFourFailuresAndWhatBecomesOfThem() throws Exception {
    String output = run(AGENT, Map.of(), 0);
    assertThat(output)
        .contains("[selvage] agent")
        .contains("A selvage is the self-finished edge")
        .containsPattern("retry 1 of 5 in 2(\\.\\d+)?s")
        .contains("requests sent: 2")
        .contains("It keeps woven cloth from unravelling")
        .contains("model is \"gpt-4o-mni\"")
        .contains("write \"gpt-4o-mini\"")
        .contains("requests sent: 0")
        .contains("add credit or raise the spend limit")
        .contains("requests sent: 1")
        // The JDK warns of Guice's Guava on newer Java; of Selvage it must have nothing to say.
        .doesNotContainPattern("WARNING:.*selvage");
  }

  @Test
  void asksTheApiWhereThereIsAKey() throws Exception {
    try (FakeChatProvider api = FakeChatProvider.start()) {
      api.play("500, then ok \"Hello from the API\"");
      String output =
          run(
              AGENT,
              Map.of("OPENAI_API_KEY", "sk-canary-0123456789", "OPENAI_BASE_URL", api.baseUrl()),
              0);
      assertThat(output).contains("=> Hello from the API").doesNotContain("canary");
      assertThat(api.requestCount()).isEqualTo(2);
    }
  }

  @Test
  void needsNoAgentWhereGuiceCanIntercept() throws Exception {
    assertThat(run(List.of(), Map.of(), 0))
        .contains("A selvage is the self-finished edge")
        .contains("add credit or raise the spend limit")
        .doesNotContain("[selvage]");
  }

  private static String run(List<String> jvmOptions, Map<String, String> environment, int exitCode)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Quickstart.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("OPENAI_API_KEY");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(exitCode);
    return output;
  }
}
