package dev.selvage.guice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts that are part of the product, as files to read and review. */
final class Golden {

  private Golden() {}

  /** Compares all of {@code text} with the file {@code golden/name.txt}. */
  static void assertGolden(String name, String text) throws IOException {
    try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name + ".txt")) {
      String golden = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.strip() + "\n").as(name).isEqualTo(golden);
    }
  }
}
