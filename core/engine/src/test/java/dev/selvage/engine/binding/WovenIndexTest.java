package dev.selvage.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvage.engine.binding.GuardedMethods.Report;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WovenIndexTest {

  private static final Report ASK = new Report("com.acme.Ixd", "ask(Map)", true, "at build time");
  private static final Report MAKE = new Report("com.acme.Ixd", "<init>()", false, "It is one.");

  @Test
  void whatIsWrittenIsRead() {
    assertThat(WovenIndex.parse(WovenIndex.format(List.of(ASK, MAKE)))).containsExactly(ASK, MAKE);
  }

  @Test
  void hasALineForEachMethodBehindItsVersion() {
    assertThat(WovenIndex.format(List.of(ASK, MAKE)))
        .isEqualTo(
            """
            selvage-index 1
            woven\tcom.acme.Ixd\task(Map)\tat build time
            not\tcom.acme.Ixd\t<init>()\tIt is one.
            """);
  }

  @Test
  void anIndexOfAnotherVersionIsAsGoodAsNone() {
    assertThat(WovenIndex.parse("selvage-index 2\nwoven\ta.B\tc()\tby magic\n")).isEmpty();
    assertThat(WovenIndex.parse("")).isEmpty();
  }

  @Test
  void linesOfAnotherFormArePassedOver() {
    String index = WovenIndex.format(List.of(ASK));
    assertThat(WovenIndex.parse(index + "perhaps\ta.B\tc()\t\nwoven\tonly two\n\n"))
        .containsExactly(ASK);
  }

  @Test
  void theListHasWhatTheIndexOfALoaderSaysUnlessTheMethodWasMet(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve(WovenIndex.RESOURCE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, WovenIndex.format(List.of(ASK, MAKE)));
    Report met = new Report(ASK.className(), ASK.method(), false, "it could not run");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      assertThat(GuardedMethods.list()).doesNotContain(MAKE);
      GuardedMethods.note(loader, met);

      GuardedMethods.noteIndexed(loader);

      assertThat(GuardedMethods.list()).contains(met, MAKE).doesNotContain(ASK);
    }
  }

  @Test
  void theIndexOfALoaderAboveIsThatLoadersOwn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(WovenIndex.RESOURCE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, WovenIndex.format(List.of(ASK)));
    try (URLClassLoader above = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
        URLClassLoader below = new URLClassLoader(new URL[0], above)) {
      assertThat(WovenIndex.of(below)).isEmpty();
      assertThat(WovenIndex.of(above)).containsExactly(ASK);
    }
  }
}
