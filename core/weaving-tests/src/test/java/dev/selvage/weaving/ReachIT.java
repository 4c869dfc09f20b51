package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's table of reach says what was seen. */
class ReachIT {

  private static final Path README = Path.of("../../README.md");
  private static final String BEGIN = "<!-- generated: reach -->\n";
  private static final String END = "<!-- /generated -->";
  private static final String REFRESH =
      "mvn verify -pl core/weaving-tests -am -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dit.test=ReachIT -Dfailsafe.failIfNoSpecifiedTests=false -Dselvage.refresh=true";

  /** The doors from left to right, and the layout that each is seen under. */
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("agent", "agent, class path");
    COLUMNS.put("late attach", "late attach, class path");
    COLUMNS.put("build time", "build time");
    COLUMNS.put("AspectJ compile time", "AspectJ compile time");
    COLUMNS.put("AspectJ load time", "AspectJ load time");
    COLUMNS.put("Guice", "Guice");
    COLUMNS.put("plain call", "plain call");
  }

  @Test
  void theReadmeHasTheTableThatWasSeen() throws Exception {
    ReachTable table = new ReachTable();
    for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
      for (Layout layout : Layouts.all()) {
        if (layout.name().equals(column.getValue())) {
          table.add(column.getKey(), Runs.of(layout));
        }
      }
    }
    String seen = "\n" + table.text() + "\n";
    Files.writeString(Artifacts.WORK.resolve("reach.md"), seen);
    if (Boolean.getBoolean("selvage.refresh")) {
      write(seen);
    }
    assertThat(block())
        .as("it differs from what was seen; refresh it: %s", REFRESH)
        .isEqualTo(seen);
  }

  private static String block() throws IOException {
    String text = Files.readString(README);
    return text.substring(text.indexOf(BEGIN) + BEGIN.length(), end(text));
  }

  private static void write(String seen) throws IOException {
    String text = Files.readString(README);
    String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
    Files.writeString(README, before + seen + text.substring(end(text)));
  }

  private static int end(String text) {
    return text.indexOf(END, text.indexOf(BEGIN));
  }
}
