package dev.selvage.weaving;

import dev.selvage.laws.app.UnguardedApp;
import dev.selvage.laws.launch.LeftAlone;
import java.io.IOException;
import java.util.List;

/** The application in a loader that sees the JDK only: it is left alone, reported, and runs. */
final class IsolatedLayout implements Layout {

  @Override
  public String name() {
    return "agent, isolated loader";
  }

  @Override
  public Fork fork() throws IOException {
    return jvm()
        .agent("")
        .classPath(List.of(Artifacts.launcher()))
        .main(
            LeftAlone.class.getName(),
            "its class loader does not see Selvage's engine",
            "isolated",
            Artifacts.application().toString(),
            UnguardedApp.class.getName(),
            Fork.joined(Artifacts.fixtureClasses()));
  }
}
