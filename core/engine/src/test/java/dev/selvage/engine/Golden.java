package dev.selvage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are part of the product, kept as files beside the tests. Run the tests with {@code
 * -Dgolden.write=true} to write them anew, and read the difference before it is kept.
 */
public final class Golden {

  private Golden() {}

  /** The text is what the file {@code golden/name} says. */
  public static void check(String name, String text) {
    String actual = text.endsWith("\n") ? text : text + "\n";
    if (Boolean.getBoolean("golden.write")) {
      write(Path.of("src/test/resources/golden", name), actual);
    }
    assertThat(actual).as(name).isEqualTo(read(name));
  }

  private static String read(String name) {
    if (Boolean.getBoolean("golden.write")) {
      return read(Path.of("src/test/resources/golden", name));
    }
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
