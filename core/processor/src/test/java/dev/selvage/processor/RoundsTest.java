package dev.selvage.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside processors that make sources. */
class RoundsTest {

  /** Makes what {@code Unfinished.java} lacks. */
  private static final class Generator extends AbstractProcessor {

    private boolean done;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        write(
            "Generated",
            "interface Generated { int ATTEMPTS = 0; String DELAY = \"soon\";"
                + " @dev.selvage.RetryOnTimeout(maxAttempts = 0) void made(); }");
      }
      return false;
    }

    private void write(String name, String text) {
      try (Writer file =
          processingEnv.getFiler().createSourceFile("com.acme." + name).openWriter()) {
        file.write("package com.acme; " + text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void valuesThatAnotherProcessorMakesAreCheckedAsIsWhatItMakes(@TempDir Path made)
      throws IOException {
    assertThat(messages(made, "Unfinished.java"))
        .filteredOn(message -> message.contains("Fix: "))
        .extracting(message -> message.lines().findFirst().orElseThrow())
        .map(message -> message.replaceAll("^.*: error: ", ""))
        .containsExactly(
            "@RetryOnRateLimit on com.acme.Unfinished.values: maxAttempts = 0: must be at least 1; it"
                + " counts the first call",
            "@RetryOnRateLimit on com.acme.Unfinished.values: initialDelay = \"soon\": \"soon\" is not"
                + " a duration; write for example 250ms, 1s, 1m30s or PT1M30S",
            "@RetryOnTimeout on com.acme.Generated.made: maxAttempts = 0: must be at least 1; it"
                + " counts the first call");
  }

  private static List<String> messages(Path made, String source) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:only",
            "-s",
            made.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = javac.getStandardFileManager(said, Locale.ROOT, null)) {
      CompilationTask task =
          javac.getTask(
              new StringWriter(),
              files,
              said,
              options,
              null,
              files.getJavaFileObjects(Compiled.SOURCES.resolve(source)));
      task.setProcessors(List.of(new SelvageProcessor(), new Generator()));
      task.call();
    }
    return said.getDiagnostics().stream().map(each -> each.getMessage(Locale.ROOT)).toList();
  }
}
