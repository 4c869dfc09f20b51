package dev.selvage.examples.startup;

import dev.selvage.weaver.SelvagePlugin;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * The made-up application: {@value #PARTS} classes in {@value #JARS} jars, and a jar of {@value
 * #CHATS} chat classes, which is there three times: annotated, not annotated, and woven as at build
 * time.
 *
 * @param parts the jars of the main class and of the ordinary classes
 * @param annotated the chat classes with annotations
 * @param bare the chat classes without
 * @param woven the annotated chat classes, woven
 */
record Corpus(List<Path> parts, Path annotated, Path bare, Path woven) {

  static final int PARTS = 3000;
  static final int CHATS = 20;
  private static final int JARS = 6;

  private static final Map<String, String> SHARED =
      Map.of(
          "com.example.Weighed",
          "package com.example; public interface Weighed { double weight(); }",
          "com.example.Audited",
          """
          package com.example;
          @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
          public @interface Audited { String value(); }
          """);

  static Corpus write(Path directory) throws IOException {
    Path annotated = chats(true).write(directory.resolve("chats-annotated.jar"));
    return new Corpus(
        parts(directory),
        annotated,
        chats(false).write(directory.resolve("chats-bare.jar")),
        weave(annotated, directory.resolve("chats-woven.jar")));
  }

  private static List<Path> parts(Path directory) throws IOException {
    Map<String, String> sources = new HashMap<>(SHARED);
    IntStream.range(0, PARTS).forEach(n -> sources.put(PartSource.nameOf(n), PartSource.of(n)));
    Map<String, byte[]> classes = Javac.compile(sources);
    List<Path> jars = new ArrayList<>();
    jars.add(main(classes).write(directory.resolve("main.jar")));
    for (int i = 0; i < JARS; i++) {
      Jar jar = new Jar();
      for (int n = i * PARTS / JARS; n < (i + 1) * PARTS / JARS; n++) {
        String entry = entryOf(PartSource.nameOf(n));
        jar.add(entry, Objects.requireNonNull(classes.get(entry), entry));
      }
      jars.add(jar.write(directory.resolve("parts-" + i + ".jar")));
    }
    return jars;
  }

  private static Jar main(Map<String, byte[]> classes) throws IOException {
    Jar main = new Jar().add(Application.class).add("names.txt", names());
    for (String name : SHARED.keySet()) {
      main.add(entryOf(name), Objects.requireNonNull(classes.get(entryOf(name)), name));
    }
    return main;
  }

  /** In an order of its own, as a program loads classes when it comes to them: heirs come first. */
  private static String names() {
    List<String> names =
        IntStream.range(0, PARTS).mapToObj(PartSource::nameOf).collect(Collectors.toList());
    Collections.shuffle(names, new Random(42));
    return String.join("\n", names) + "\n";
  }

  private static Jar chats(boolean annotated) throws IOException {
    Map<String, String> sources = new HashMap<>();
    IntStream.range(0, CHATS)
        .forEach(n -> sources.put(ChatSource.nameOf(n), ChatSource.of(n, annotated)));
    sources.put(ChatSource.PACKAGE + ".Calls", ChatSource.calls(CHATS));
    return new Jar().addAll(Javac.compile(sources));
  }

  /** What byte-buddy-maven-plugin does in a build. */
  private static Path weave(Path annotated, Path woven) throws IOException {
    Files.deleteIfExists(woven);
    File index = woven.resolveSibling("index").toFile();
    Plugin plugin = new SelvagePlugin(index, BuildLogger.NoOp.INSTANCE);
    new Plugin.Engine.Default()
        .with(ClassFileLocator.ForClassLoader.of(Corpus.class.getClassLoader()))
        .apply(annotated.toFile(), woven.toFile(), new Plugin.Factory.Simple(plugin));
    return woven;
  }

  private static String entryOf(String className) {
    return className.replace('.', '/') + ".class";
  }

  /** A class path of the ordinary classes and these jars. */
  String with(Path... jars) {
    List<Path> all = new ArrayList<>(parts);
    all.addAll(List.of(jars));
    return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
