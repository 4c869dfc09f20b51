package dev.selvage.weaving;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the JVM of each layout said: run once for all tests. */
final class Runs {

  private static final Map<String, Said> SAID = new HashMap<>();

  private Runs() {}

  static synchronized Said of(Layout layout) throws IOException, InterruptedException {
    Said said = SAID.get(layout.name());
    if (said == null) {
      said = layout.fork().run();
      SAID.put(layout.name(), said);
    }
    return said;
  }
}
