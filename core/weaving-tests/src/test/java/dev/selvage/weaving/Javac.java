package dev.selvage.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Compiles one source that is not part of this module. */
final class Javac {

  private Javac() {}

  /**
   * The class file.
   *
   * @param folder to work in
   * @param name of the class, with slashes
   */
  static byte[] compile(Path folder, String name, String source, String... options)
      throws IOException {
    Path file = folder.resolve(name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    String[] arguments =
        Stream.of(List.of(options), List.of("-d", folder.toString(), file.toString()))
            .flatMap(List::stream)
            .toArray(String[]::new);
    int exit = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments);
    assertThat(exit).as(said.toString()).isZero();
    return Files.readAllBytes(folder.resolve(name + ".class"));
  }
}
