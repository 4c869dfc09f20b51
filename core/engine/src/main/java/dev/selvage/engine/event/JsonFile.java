package dev.selvage.engine.event;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends a JSON object for each failure and each retry to a file, one a line, written through at
 * once. Safe for use by many threads.
 */
public final class JsonFile implements CallListener, AutoCloseable {

  private final BufferedWriter writer;

  /**
   * Opens the file, made where it does not exist.
   *
   * @throws UncheckedIOException when it cannot be opened for writing
   */
  public JsonFile(Path file) {
    try {
      // A writer of the Files class would refuse half of a surrogate pair, and every line after it.
      writer =
          new BufferedWriter(
              new OutputStreamWriter(
                  Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                  StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the JSON log " + file.toAbsolutePath(), e);
    }
  }

  @Override
  public void onEvent(CallEvent event) {
    JsonLines.of(event).ifPresent(this::append);
  }

  private synchronized void append(String object) {
    try {
      writer.write(object);
      writer.newLine();
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
