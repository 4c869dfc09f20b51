package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.laws.app.OptionsApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the agent says, and what each of its options does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentOptionsIT {

  private final Path jsonLog = Artifacts.WORK.resolve("options.jsonl");
  private Said talkative;
  private Said narrow;

  static Said run(String name, String options, List<Path> jars) throws Exception {
    return new Fork(name).agent(options).classPath(jars).main(OptionsApp.class.getName()).run();
  }

  @BeforeAll
  void runTheApplication() throws Exception {
    Files.deleteIfExists(jsonLog);
    List<Path> application = List.of(Artifacts.application());
    talkative = run("debug", "debug,colour=blue,jsonLog=" + jsonLog, application);
    String fixture = "dev.selvage.fixture.";
    narrow =
        run(
            "strict",
            "strict,include="
                + fixture
                + "Faulty;"
                + fixture
                + "Modifiers,exclude="
                + fixture
                + "Modifiers",
            application);
  }

  @Test
  void startsWithOneLineThatNamesItself() {
    assertThat(talkative.agentLines().get(0))
        .matches("agent \\S+, Java " + Runtime.version().feature());
    assertThat(narrow.agentLines().get(0))
        .endsWith(
            ", only dev.selvage.fixture.Faulty;dev.selvage.fixture.Modifiers,"
                + " without dev.selvage.fixture.Modifiers");
  }

  @Test
  void anUnknownOptionIsToldAndChangesNothing() {
    assertThat(talkative.agentLines().get(1))
        .isEqualTo(
            "unknown option \"colour\"; there are include, exclude, debug, strict,"
                + " neutralizeSdkRetries, jsonLog");
    assertThat(talkative.out())
        .containsExactly(
            "Modifiers: 2 attempts, done",
            "Validated: 2 attempts, done",
            "Faulty: 2 attempts, done");
    assertThat(talkative.strangeLines()).isEmpty();
  }

  @Test
  void debugTellsEachWovenMethodAndAllOfThemAtExit() {
    String woven = "woven dev.selvage.fixture.Modifiers.open(Script): by the agent";
    List<String> lines = talkative.agentLines();
    int list = lines.indexOf("guarded methods:");
    assertThat(lines.subList(0, list)).contains(woven);
    assertThat(lines.subList(list, lines.size())).contains("  " + woven).isSubsetOf(lines);
    assertThat(narrow.agentLines()).noneMatch(line -> line.contains("guarded methods"));
  }

  @Test
  void aFaultInAnAnnotationIsToldOnce() {
    assertThat(talkative.err())
        .filteredOn(line -> line.contains("Faulty.ask: maxAttempts = 0: must be at least 1"))
        .hasSize(1);
  }

  @Test
  void strictThrowsTheFaultWhereItIsFound() {
    assertThat(narrow.out()).contains("Faulty: 1 attempts, ConfigurationException");
  }

  @Test
  void onlyWhatIsIncludedIsWovenAndNothingThatIsExcluded() {
    assertThat(narrow.out())
        .contains("Validated: 1 attempts, FixtureFailure", "Modifiers: 1 attempts, FixtureFailure");
  }

  @Test
  void theJsonLogHasAnObjectForEachFailureAndEachRetry() throws Exception {
    List<JsonLine> lines = Files.readAllLines(jsonLog).stream().map(JsonLine::parse).toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.subList(0, 2))
        .extracting(line -> line.get("method"))
        .containsOnly("dev.selvage.fixture.Modifiers.open");
    JsonLine failure = lines.get(2);
    assertThat(failure.get("error_type")).isEqualTo("FixtureFailure");
    assertThat(failure.get("error_message")).startsWith("429 rate_limit_exceeded: rate limited");
    assertThat(failure.get("context.model")).isEqualTo("small-model");
    assertThat(failure.get("context.tokens")).isEqualTo("100");
    JsonLine retry = lines.get(3);
    assertThat(retry.get("action")).isEqualTo("retry");
    assertThat(retry.get("attempt")).isEqualTo("1");
    assertThat(retry.get("max_retries")).isEqualTo("3");
    assertThat(Double.parseDouble(retry.get("delay"))).isPositive().isLessThan(1);
    assertThat(lines).allSatisfy(line -> assertThat(line.timestamp()).isNotNull());
  }
}
