package dev.selvage.weaver.scan;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Classes compiled for one test, in one loader, under one scanner. */
final class Fixture {

  static final Predicate<String> OUTSIDE_PLATFORM = name -> !name.startsWith("java/");

  private static final String HEADER = "package app; import dev.selvage.*; import java.util.*; ";

  private final Map<String, byte[]> files;
  private final RecordingLoader loader;
  private final ClassScanner scanner;

  private Fixture(Map<String, byte[]> files, Predicate<String> included) {
    this.files = files;
    this.loader = new RecordingLoader(files);
    this.scanner = new ClassScanner(included);
  }

  /** Sources of package {@code app}, or of the package or module that they name. */
  static Fixture of(String... sources) {
    return compiled(List.of(), sources);
  }

  /** As {@link #of}, without debug information, which lets the compiler share lambda bodies. */
  static Fixture withoutDebugInfo(String... sources) {
    return compiled(List.of("-g:none"), sources);
  }

  private static Fixture compiled(List<String> options, String... sources) {
    List<String> texts = Arrays.stream(sources).map(Fixture::withHeader).toList();
    return new Fixture(Compiler.compile(options, texts), OUTSIDE_PLATFORM);
  }

  private static String withHeader(String source) {
    return source.contains("package ") || source.contains("module ") ? source : HEADER + source;
  }

  /** The same classes before a scanner that knows nothing and includes less. */
  Fixture including(Predicate<String> included) {
    return new Fixture(files, included);
  }

  /** The same classes with one made differently. */
  Fixture with(String name, byte[] file) {
    Map<String, byte[]> changed = new HashMap<>(files);
    changed.put(name, file);
    return new Fixture(changed, OUTSIDE_PLATFORM);
  }

  Fixture without(String name) {
    Map<String, byte[]> changed = new HashMap<>(files);
    changed.remove(name);
    return new Fixture(changed, OUTSIDE_PLATFORM);
  }

  byte[] file(String name) {
    byte[] file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException(name + " is none of " + files.keySet());
    }
    return file;
  }

  Map<String, byte[]> files() {
    return files;
  }

  RecordingLoader loader() {
    return loader;
  }

  ScanResult scan(String name) {
    return scanner.scan(loader, file(name));
  }

  /** The candidates of a class, as {@code name: Annotation, Annotation}. */
  List<String> guarded(String name) {
    return scan(name).candidates().stream()
        .map(candidate -> candidate.name() + ": " + simpleNames(candidate))
        .toList();
  }

  /** The candidates of a class, by name and descriptor. */
  List<String> guardedKeys(String name) {
    return scan(name).candidates().stream()
        .map(candidate -> candidate.name() + candidate.descriptor())
        .toList();
  }

  /** The rejections of a class, as {@code member: reason}. */
  List<String> rejected(String name) {
    return scan(name).rejections().stream()
        .map(rejection -> rejection.member() + ": " + rejection.reason())
        .toList();
  }

  private static String simpleNames(Candidate candidate) {
    return candidate.annotations().stream()
        .map(annotation -> annotation.substring(annotation.lastIndexOf('/') + 1))
        .collect(joining(", "));
  }
}
