package dev.selvage.examples.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether what is measured is what the table says; how long it takes is not asserted. */
class StartUpIT {

  private static Contenders contenders;

  @BeforeAll
  static void writeTheApplication() throws Exception {
    Path directory = Path.of(System.getProperty("startup.directory"));
    contenders = new Contenders(directory, Corpus.write(directory));
  }

  @Test
  void everyStartLoadsAllClassesAndTakesTime() throws Exception {
    Start start = Start.of(contenders.none(), "report");
    assertThat(start.output()).contains("loaded " + Corpus.PARTS);
    assertThat(start.guardedMethods()).isZero();
    assertThat(start.wallMillis()).isPositive();
    assertThat(start.cpuMillis()).isPositive();
  }

  @Test
  void theAgentGuardsTheAnnotatedMethodsAndNoOther() throws Exception {
    assertThat(Start.of(contenders.agent(), "report").guardedMethods())
        .isEqualTo(ChatSource.guardedMethods(Corpus.CHATS));
    assertThat(Start.of(contenders.agentWithNothingAnnotated(), "report").guardedMethods())
        .isZero();
  }

  @Test
  void aTableHasARowForEachContender() throws Exception {
    Table table = new Table();
    table.add(contenders.none(), Start.of(contenders.none()));
    table.add(contenders.builtWoven(), Start.of(contenders.builtWoven()));
    assertThat(table.text().lines()).hasSize(4).last().asString().contains("woven at build time");
  }
}
