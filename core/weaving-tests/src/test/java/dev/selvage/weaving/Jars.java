package dev.selvage.weaving;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Makes a jar out of directories, other jars and bytes. */
final class Jars {

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Manifest manifest = new Manifest();

  Jars() {
    attribute("Manifest-Version", "1.0");
  }

  Jars attribute(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  Jars entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  /** Adds the files of a directory that fit, under a prefix. */
  Jars directory(Path directory, String prefix, Predicate<String> fits) throws IOException {
    for (String name : names(directory)) {
      if (fits.test(name)) {
        entry(prefix + name, Files.readAllBytes(directory.resolve(name)));
      }
    }
    return this;
  }

  /** Adds the entries of a jar that are files and no manifest. */
  Jars jar(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry e : Collections.list(file.entries())) {
        if (!e.isDirectory() && !e.getName().equals(JarFile.MANIFEST_NAME)) {
          entry(e.getName(), file.getInputStream(e).readAllBytes());
        }
      }
    }
    return this;
  }

  /** The files below a directory, by their paths with slashes, sorted. */
  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Writes all entries uncompressed, which nested jars must be. */
  Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.setMethod(JarOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(stored(entry.getKey(), entry.getValue()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
    return file;
  }

  private static JarEntry stored(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    JarEntry entry = new JarEntry(name);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    return entry;
  }
}
