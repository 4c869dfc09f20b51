package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.laws.app.OptionsApp;
import dev.selvage.laws.launch.Attaching;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command that attaches the agent says, and does where the agent is already. */
class AttachIT {

  private static final String THERE = "the agent is there already; these options are not looked at";

  private static Said attached(Fork fork, String... main) throws Exception {
    return fork.attachable()
        .classPath(List.of(Artifacts.application()))
        .main(Attaching.class.getName(), Artifacts.agent().toString(), "debug")
        .main(main)
        .main(OptionsApp.class.getName())
        .run();
  }

  private static void guardsOnce(Said said) {
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .endsWith(
            "Modifiers: 2 attempts, done",
            "Validated: 2 attempts, done",
            "Faulty: 2 attempts, done");
    assertThat(said.strangeLines()).isEmpty();
  }

  private static Said command(String name, String... arguments) throws Exception {
    return new Fork(name).main("-jar", Artifacts.agent().toString()).main(arguments).run();
  }

  @Test
  void aSecondAttachIsToldAndHarmsNothing() throws Exception {
    Said said =
        attached(
            new Fork("attach-twice"),
            Attaching.class.getName(),
            Artifacts.agent().toString(),
            "exclude=dev.selvage.fixture");
    guardsOnce(said);
    assertThat(said.out()).filteredOn("attach exits with 0"::equals).hasSize(2);
    assertThat(said.agentLines()).filteredOn(THERE::equals).hasSize(1);
  }

  @Test
  void attachingToAJvmThatWasStartedWithTheAgentIsToldAndHarmsNothing() throws Exception {
    Said said = attached(new Fork("attach-to-agent").agent(""));
    guardsOnce(said);
    assertThat(said.agentLines()).filteredOn(THERE::equals).hasSize(1);
  }

  @Test
  void theOptionsOfTheCommandReachTheAgent() throws Exception {
    Said said = attached(new Fork("attach-options"));
    guardsOnce(said);
    assertThat(said.agentLines())
        .contains("woven dev.selvage.fixture.Modifiers.open(Script): by the agent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483646", "nobody"})
  void aProcessIdOfNoJvmIsToldInOneLine(String processId) throws Exception {
    Said said = command("attach-" + processId, "attach", processId);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).singleElement().asString().startsWith("Cannot attach to " + processId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"attach", "attach 1 debug more", "detach 1"})
  void aCommandThatThereIsNotIsAnsweredWithThoseThatThereAre(String line) throws Exception {
    Said said = command("attach-usage", line.split(" "));
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).anyMatch(usage -> usage.contains("attach PID [options]"));
  }
}
