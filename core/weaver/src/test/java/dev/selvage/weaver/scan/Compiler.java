package dev.selvage.weaver.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory. */
public final class Compiler {

  private Compiler() {}

  /** The class files of the sources, by internal name. */
  public static Map<String, byte[]> compile(List<String> options, List<String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach(source -> units.add(new Source(units.size(), source)));
    try (Output output = new Output(compiler.getStandardFileManager(told, Locale.ROOT, null))) {
      if (!compiler.getTask(null, output, told, options, null, units).call()) {
        throw new IllegalArgumentException(errors(told));
      }
      Map<String, byte[]> files = new HashMap<>();
      output.classes.forEach((name, bytes) -> files.put(name, bytes.toByteArray()));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String errors(DiagnosticCollector<JavaFileObject> told) {
    StringBuilder errors = new StringBuilder();
    for (Diagnostic<?> diagnostic : told.getDiagnostics()) {
      errors.append(diagnostic).append('\n');
    }
    return errors.toString();
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(int number, String text) {
      super(URI.create("source:/Source" + number + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    /** A public type may stand in any file; a file that is no such thing says so at its start. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return !simpleName.endsWith("-info") || text.startsWith("/* " + simpleName);
    }
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Output(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      classes.put(className.replace('.', '/'), bytes);
      return new SimpleJavaFileObject(URI.create("class:/" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }
}
