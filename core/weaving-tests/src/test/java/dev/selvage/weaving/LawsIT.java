package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.selvage.weaving.Said.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every law, under every door and every layout of class loaders: one JVM each. */
class LawsIT {

  @TestFactory
  Stream<DynamicContainer> holds() {
    return Layouts.all().stream().map(LawsIT::underLayout);
  }

  private static DynamicContainer underLayout(Layout layout) {
    Said said;
    try {
      said = Runs.of(layout);
    } catch (Exception e) {
      return dynamicContainer(
          layout.name(),
          Stream.of(
              dynamicTest(
                  "runs",
                  () -> {
                    throw e;
                  })));
    }
    return dynamicContainer(
        layout.name(),
        Stream.of(
                ofTheJvm(said),
                layout.checks().entrySet().stream()
                    .map(c -> dynamicTest(c.getKey(), () -> c.getValue().accept(said))),
                said.verdicts().map(verdict -> test(layout, verdict)))
            .flatMap(tests -> tests));
  }

  private static Stream<DynamicTest> ofTheJvm(Said said) {
    return Stream.of(
        dynamicTest("the application ends normally", () -> assertThat(said.exit()).isZero()),
        dynamicTest(
            "no law is lost", () -> assertThat(said.verdicts()).hasSize(said.laws()).isNotEmpty()),
        dynamicTest("the JVM warns of nothing", () -> assertThat(said.strangeLines()).isEmpty()));
  }

  private static DynamicTest test(Layout layout, Verdict verdict) {
    return dynamicTest(
        verdict.law(),
        () -> {
          Assumptions.assumeFalse(verdict.word().equals("EXEMPT"), verdict.text());
          assertThat(verdict.word())
              .as("%s: %s: %s", layout.name(), verdict.law(), verdict.text())
              .isEqualTo("PASS");
        });
  }
}
