package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.fixture.Modifiers;
import dev.selvage.fixture.Script;
import dev.selvage.laws.app.OddApp;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an application sees that looks at itself closely, in a JVM with the agent. */
class OddIT {

  private static Said said;

  @BeforeAll
  static void run() throws Exception {
    Modifiers unwoven = new Modifiers();
    unwoven.callHidden(Script.failing());
    unwoven.callHidden(Script.failing());
    said =
        new Fork("odd")
            .agent("")
            .classPath(List.of(Artifacts.application()))
            .main(OddApp.class.getName(), OddApp.serialise(unwoven))
            .run();
  }

  @Test
  void everyLawHolds() {
    assertThat(said.exit()).isZero();
    assertThat(said.verdicts()).hasSize(said.laws()).allMatch(v -> v.word().equals("PASS"));
    assertThat(said.strangeLines()).isEmpty();
  }

  @Test
  void whatWasSerialisedWovenIsReadUnwoven() throws Exception {
    String line =
        said.out().stream().filter(l -> l.startsWith("SERIALISED ")).findFirst().orElseThrow();
    byte[] bytes = Base64.getDecoder().decode(line.substring("SERIALISED ".length()));
    Modifiers read =
        (Modifiers) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    assertThat(read.calls()).isEqualTo(5);
  }
}
