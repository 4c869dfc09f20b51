package dev.selvage.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The block of the README that is generated from the matrix. */
final class Readme {

  /** How to write what was seen into the README. */
  static final String REFRESH =
      "mvn test -pl core/client-tests/matrix -am -Dtest=MatrixTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dselvage.refresh=true";

  private static final Path FILE = Path.of("../../../README.md");
  private static final String BEGIN = "<!-- generated: clients -->\n";
  private static final String END = "<!-- /generated -->";

  private Readme() {}

  static String block() throws IOException {
    String text = Files.readString(FILE);
    return text.substring(start(text), end(text));
  }

  /** Writes the block anew where the build is asked to refresh it. */
  static void refresh(String seen) throws IOException {
    if (Boolean.getBoolean("selvage.refresh")) {
      String text = Files.readString(FILE);
      Files.writeString(FILE, text.substring(0, start(text)) + seen + text.substring(end(text)));
    }
  }

  private static int start(String text) {
    return text.indexOf(BEGIN) + BEGIN.length();
  }

  private static int end(String text) {
    return text.indexOf(END, start(text));
  }
}
