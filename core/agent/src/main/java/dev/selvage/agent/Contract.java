package dev.selvage.agent;

import dev.selvage.engine.drive.WovenSite;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether woven code of a loader will find an engine that it fits. Asked by resource, since loading
 * a class of that loader in the midst of loading another is asking for trouble. Remembered per
 * loader, weakly.
 */
final class Contract {

  private static final String RESOURCE = "META-INF/selvage/contract";

  private final Map<ClassLoader, Optional<String>> problems =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Why classes of that loader cannot be woven; empty where they can. */
  Optional<String> problem(@Nullable ClassLoader loader) {
    if (loader == null) {
      return Optional.of("classes of the boot loader do not see Selvage's engine");
    }
    Optional<String> known = problems.get(loader);
    if (known == null) {
      // Outside the map's lock: the loader's own code may take locks that others hold here.
      known = look(loader);
      problems.put(loader, known);
    }
    return known;
  }

  private static Optional<String> look(ClassLoader loader) {
    try {
      URL contract = loader.getResource(RESOURCE);
      return contract == null
          ? Optional.of(
              "its class loader does not see Selvage's engine; put selvage-engine and"
                  + " selvage-providers where it looks")
          : compare(contract);
    } catch (IOException | RuntimeException e) { // the loader may be anybody's
      return Optional.of("the contract of its engine cannot be read: " + e);
    }
  }

  private static Optional<String> compare(URL contract) throws IOException {
    URLConnection connection = contract.openConnection();
    connection.setUseCaches(false); // a cached jar would stay open
    try (InputStream in = connection.getInputStream()) {
      String version = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return version.equals(String.valueOf(WovenSite.CONTRACT))
          ? Optional.empty()
          : Optional.of("its class loader sees " + differs(version));
    }
  }

  private static String differs(String version) {
    return "an engine with contract %s, the agent has %d; use one version of Selvage"
        .formatted(version, WovenSite.CONTRACT);
  }

  /**
   * A copy of the engine on the class path wins over the agent's own, silently. The constant in
   * this class was copied by the compiler; the field is that of the engine which is really there.
   */
  static void checkOwnEngine() {
    try {
      int actual = WovenSite.class.getField("CONTRACT").getInt(null);
      if (actual != WovenSite.CONTRACT) {
        throw new IllegalStateException("the class path brings " + differs(String.valueOf(actual)));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the class path brings an engine without a contract", e);
    }
  }
}
