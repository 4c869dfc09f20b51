package dev.selvage.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are part of the product, kept as files beside the tests. Run the tests with {@code
 * -Dgolden.write=true} to write them anew, and read the difference before it is kept.
 */
final class Golden {

  private Golden() {}

  /** The text is what the file {@code golden/name} says. */
  static void check(String name, String text) {
    Path file = Path.of("src/test/resources/golden", name);
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
      }
      assertThat(text + "\n").as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
