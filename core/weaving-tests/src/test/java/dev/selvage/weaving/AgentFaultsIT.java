package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the agent cannot do its work, it says so in one line, and the application runs. */
class AgentFaultsIT {

  private static final String FOREIGN_SITE =
      """
      package dev.selvage.engine.drive;
      public final class WovenSite {
        public static final int CONTRACT = 999;
      }
      """;

  @Test
  void anEngineOfAnotherContractOnTheClassPathIsToldAndNothingIsWoven() throws Exception {
    List<Path> jars = new ArrayList<>(Artifacts.engine());
    jars.add(0, foreignEngine());
    jars.add(Artifacts.application());
    Said said = AgentOptionsIT.run("foreign-engine", "", jars);
    assertThat(said.agentLines())
        .last()
        .asString()
        .contains("cannot start, nothing is woven")
        .contains("the class path brings an engine with contract 999, the agent has ");
    runsUnguarded(said);
  }

  private static Path foreignEngine() throws Exception {
    String name = "dev/selvage/engine/drive/WovenSite";
    Path folder = Artifacts.WORK.resolve("foreign");
    return new Jars()
        .entry(name + ".class", Javac.compile(folder, name, FOREIGN_SITE))
        .write(folder.resolve("foreign-site.jar"));
  }

  @Test
  void aFilterThatNamesNoPackageIsToldAndNothingIsWoven() throws Exception {
    Said said = AgentOptionsIT.run("bad-filter", "include=-", List.of(Artifacts.application()));
    assertThat(said.agentLines())
        .last()
        .asString()
        .contains("cannot start, nothing is woven")
        .contains("'-' names no package");
    runsUnguarded(said);
  }

  private static void runsUnguarded(Said said) {
    assertThat(said.exit()).isZero();
    assertThat(said.agentLines()).hasSize(2);
    assertThat(said.strangeLines()).isEmpty();
    assertThat(said.out())
        .containsExactly(
            "Modifiers: 1 attempts, FixtureFailure",
            "Validated: 1 attempts, FixtureFailure",
            "Faulty: 1 attempts, FixtureFailure");
  }
}
