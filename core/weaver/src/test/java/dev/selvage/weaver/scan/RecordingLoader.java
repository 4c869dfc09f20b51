package dev.selvage.weaver.scan;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A loader that hands out class files from memory and records what it was asked for. */
final class RecordingLoader extends ClassLoader {

  private final Map<String, byte[]> files;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  RecordingLoader(Map<String, byte[]> files) {
    super(null);
    this.files = files;
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String resource) {
    String name = resource.substring(0, resource.length() - ".class".length());
    asked.add(name);
    byte[] file = files.get(name);
    return file == null ? null : new ByteArrayInputStream(file);
  }

  /** The internal names of the types that were asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }
}
