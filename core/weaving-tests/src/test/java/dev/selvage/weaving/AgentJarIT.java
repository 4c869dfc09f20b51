package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The agent's jar stands above the application's libraries, so it must bring none of them. */
class AgentJarIT {

  private static List<String> classes() throws IOException {
    try (JarFile jar = new JarFile(Artifacts.agent().toFile())) {
      return jar.stream()
          .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
          .filter(name -> name.endsWith(".class"))
          .toList();
    }
  }

  @Test
  void everyClassIsSelvagesOrRelocatedIntoIt() throws IOException {
    assertThat(classes()).isNotEmpty();
    assertThat(classes()).filteredOn(name -> !name.startsWith("dev/selvage/")).isEmpty();
  }

  @Test
  void itHasWhatTheAgentNeedsAndNothingThatTouchesGuice() throws IOException {
    assertThat(classes())
        .contains("dev/selvage/RetryOnRateLimit.class", "dev/selvage/engine/Selvage.class")
        .anyMatch(name -> name.startsWith("dev/selvage/agent/asm/"))
        .anyMatch(name -> name.startsWith("dev/selvage/agent/jackson/"))
        .noneMatch(name -> name.startsWith("dev/selvage/guice/"))
        .noneMatch(name -> name.startsWith("dev/selvage/testkit/"));
  }

  @Test
  void noServiceOfAnotherLibraryIsOfferedToTheApplication() throws IOException {
    try (JarFile jar = new JarFile(Artifacts.agent().toFile())) {
      assertThat(jar.stream())
          .extracting(entry -> entry.getName())
          .filteredOn(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"))
          .allMatch(name -> name.startsWith("META-INF/services/dev.selvage."));
    }
  }

  @Test
  void theManifestNamesTheEntriesAndAllowsRetransformation() throws IOException {
    try (JarFile jar = new JarFile(Artifacts.agent().toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.selvage.agent.SelvageAgent");
      assertThat(manifest.getValue("Agent-Class")).isEqualTo("dev.selvage.agent.SelvageAgent");
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
    }
  }

  @Test
  void runAsAProgramItSaysHowToAttachIt() throws Exception {
    Said said = new Fork("usage").main("-jar", Artifacts.agent().toString()).run();
    assertThat(said.exit()).isZero();
    assertThat(said.out()).anyMatch(line -> line.contains("-javaagent:"));
    assertThat(said.err()).isEmpty();
  }
}
