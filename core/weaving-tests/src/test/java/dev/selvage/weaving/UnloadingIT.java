package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.laws.app.OptionsApp;
import dev.selvage.laws.launch.Unloading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that a container drops is dropped by the agent and the engine too. */
class UnloadingIT {

  @ParameterizedTest(name = "with its own engine: {0}")
  @ValueSource(booleans = {false, true})
  void nobodyKeepsTheLoaderOfAnApplicationThatEnded(boolean withEngine) throws Exception {
    List<Path> jars = new ArrayList<>(withEngine ? Artifacts.engine() : List.of());
    jars.add(Artifacts.application());
    Said said =
        new Fork("unloading-" + withEngine)
            .agent("")
            .classPath(List.of(Artifacts.launcher()))
            .main(Unloading.class.getName(), Fork.joined(jars), OptionsApp.class.getName())
            .run();
    assertThat(said.out()).startsWith("Modifiers: 2 attempts, done").endsWith("UNLOADED");
  }
}
