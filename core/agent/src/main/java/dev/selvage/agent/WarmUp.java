package dev.selvage.agent;

import dev.selvage.RetryOnRateLimit;
import dev.selvage.ValidateChatRequest;
import dev.selvage.weaver.ClassWeaver;
import dev.selvage.weaver.scan.ClassScanner;
import dev.selvage.weaver.scan.ScanResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Does once what a start with the agent does. Run with {@code -XX:ArchiveClassesAtExit}, it has the
 * JVM archive the classes that this takes, so that later starts need not read and verify them.
 */
final class WarmUp {

  /** What only a start that weaves needs; it is loaded by weaving, as far as it is needed. */
  private static final List<String> LIBRARIES =
      List.of("dev/selvage/agent/asm/", "dev/selvage/agent/jackson/");

  private WarmUp() {}

  /** A method for each way of weaving. */
  static final class Sample {

    @RetryOnRateLimit
    int number(int number) {
      return number;
    }

    @RetryOnRateLimit
    List<String> value(String text) {
      return List.of(text);
    }

    @ValidateChatRequest
    List<String> validated(Map<String, Object> request) {
      return List.copyOf(request.keySet());
    }

    @RetryOnRateLimit
    List<String> read(Map<String, Object> request) {
      return List.copyOf(request.keySet());
    }

    @RetryOnRateLimit
    CompletableFuture<String> later(String text) {
      return CompletableFuture.completedFuture(text);
    }
  }

  /** Loads the classes of the agent's jar, and weaves. */
  static void run(String jar) throws IOException, ClassNotFoundException {
    loadOwnClasses(jar);
    String name = Sample.class.getName().replace('.', '/');
    try (InputStream in = Sample.class.getResourceAsStream("/" + name + ".class")) {
      if (in == null) {
        throw new IOException("the jar has no " + name + ".class");
      }
      byte[] classFile = in.readAllBytes();
      ClassLoader loader = WarmUp.class.getClassLoader();
      ScanResult scan = new ClassScanner(type -> type.equals(name)).scan(loader, classFile);
      ClassWeaver.Result result = new ClassWeaver().weave(loader, classFile, scan);
      if (!result.failures().isEmpty() || scan.candidates().isEmpty()) {
        throw new IOException("the sample cannot be woven: " + result.failures());
      }
    }
  }

  private static void loadOwnClasses(String jar) throws IOException, ClassNotFoundException {
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        String name = entry.getName();
        if (name.endsWith(".class") && LIBRARIES.stream().noneMatch(name::startsWith)) {
          String className = name.substring(0, name.length() - ".class".length());
          Class.forName(className.replace('/', '.'), false, WarmUp.class.getClassLoader());
        }
      }
    }
  }
}
