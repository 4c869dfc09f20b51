package dev.selvage.weaver.scan;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads class files as resources: nothing is loaded, let alone initialised. */
public final class ClassResources {

  private ClassResources() {}

  /**
   * The class file of a type as a loader sees it; null if it sees none. A loader that fails in
   * whatever way, since it was closed for one, sees none.
   */
  public static byte @Nullable [] read(@Nullable ClassLoader loader, String name) {
    try (InputStream resource = open(loader, name + ".class")) {
      return resource == null ? null : resource.readAllBytes();
    } catch (IOException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  private static @Nullable InputStream open(@Nullable ClassLoader loader, String resource) {
    return loader == null
        ? ClassLoader.getSystemResourceAsStream(resource)
        : loader.getResourceAsStream(resource);
  }
}
