package dev.selvage.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What a compiler with the processor said of sources; nothing is written.
 *
 * @param succeeded whether it found no error
 */
record Compiled(boolean succeeded, List<Diagnostic<? extends JavaFileObject>> diagnostics) {

  static final Path SOURCES = Path.of("src/test/resources/sources");

  /** Compiles by javac a source that stands in {@link #SOURCES}. */
  static Compiled source(String name, String... options) {
    return by(ToolProvider.getSystemJavaCompiler(), List.of(SOURCES.resolve(name)), options);
  }

  static Compiled by(JavaCompiler compiler, List<Path> sources, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "-proc:only",
                "--release",
                "17",
                "-classpath",
                System.getProperty("java.class.path"),
                "-processor",
                SelvageProcessor.class.getName()));
    all.addAll(List.of(options));
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(collector, Locale.ROOT, null)) {
      boolean succeeded =
          compiler
              .getTask(
                  new StringWriter(),
                  files,
                  collector,
                  all,
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      return new Compiled(succeeded, collector.getDiagnostics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the processor said, each with its place. */
  String said() {
    return ofProcessor().map(Compiled::withPlace).collect(Collectors.joining("\n"));
  }

  /** What the processor said, in any order and wherever a compiler puts it. */
  List<String> messages() {
    return ofProcessor().map(Compiled::message).sorted().toList();
  }

  private Stream<Diagnostic<? extends JavaFileObject>> ofProcessor() {
    return diagnostics.stream()
        .filter(said -> said.getMessage(Locale.ROOT).matches("(?s).*(\n +Fix: |Selvage's).*"));
  }

  private static String withPlace(Diagnostic<? extends JavaFileObject> said) {
    return "%d:%d %s".formatted(said.getLineNumber(), said.getColumnNumber(), message(said));
  }

  private static String message(Diagnostic<? extends JavaFileObject> said) {
    return said.getKind() + " " + said.getMessage(Locale.ROOT).replaceAll("\n +", "\n  ");
  }
}
