package dev.selvage.weaver.scan;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The jar or directory that a class came from. What a class names mostly lies beside it, and
 * reading it there costs a fifth of asking the loader, which is most of what a scan costs.
 */
final class Home {

  private final @Nullable ProtectionDomain domain;

  Home(@Nullable ProtectionDomain domain) {
    this.domain = domain;
  }

  /** The class file of a type; null where it is not here, or this is no plain file. */
  byte @Nullable [] read(String name) {
    File place = place();
    if (place == null) {
      return null;
    }
    try {
      return place.isDirectory()
          ? readIn(place, name + ".class")
          : readFrom(place, name + ".class");
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private @Nullable File place() {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null
        || !location.getProtocol().equals("file")
        || location.getPath().indexOf('%') >= 0) {
      return null;
    }
    return new File(location.getPath());
  }

  private static byte @Nullable [] readIn(File directory, String entry) throws IOException {
    File file = new File(directory, entry);
    return file.isFile() ? Files.readAllBytes(file.toPath()) : null;
  }

  /** Opened anew each time: the loader has it open, so that is cheap, and it may close it. */
  private static byte @Nullable [] readFrom(File jar, String entry) throws IOException {
    try (ZipFile file = new ZipFile(jar)) {
      ZipEntry found = file.getEntry(entry);
      if (found == null) {
        return null;
      }
      try (InputStream in = file.getInputStream(found)) {
        return in.readAllBytes();
      }
    }
  }
}
