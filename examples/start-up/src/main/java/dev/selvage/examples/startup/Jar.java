package dev.selvage.examples.startup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A jar in the making: what will be in it, by name. */
final class Jar {

  private final SortedMap<String, byte[]> entries = new TreeMap<>();
  private final Manifest manifest = new Manifest();

  Jar() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  Jar manifest(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  Jar add(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  Jar add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Jar addAll(Map<String, byte[]> contents) {
    entries.putAll(contents);
    return this;
  }

  /** Adds a class of this module, with those nested in it. */
  Jar add(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (var in = type.getClassLoader().getResourceAsStream(name)) {
      add(name, in.readAllBytes());
    }
    for (Class<?> nested : type.getDeclaredClasses()) {
      add(nested);
    }
    return this;
  }

  Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTime(0);
        jar.putNextEntry(header);
        jar.write(entry.getValue());
      }
    }
    return file;
  }
}
