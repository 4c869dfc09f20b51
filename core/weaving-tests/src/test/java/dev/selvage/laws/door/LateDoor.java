package dev.selvage.laws.door;

import dev.selvage.laws.Listed;
import java.util.Map;
import java.util.stream.Collectors;

/** The methods were woven after their classes had been loaded. */
public final class LateDoor extends WovenDoor {

  private static final String NAMES =
      "this JDK drops the names of parameters from any class that is retransformed";

  /** The shapes of annotated classes, on JDKs that keep names only when a class is first loaded. */
  @Override
  public Map<String, String> unreached() {
    return Runtime.version().feature() >= 21
        ? Map.of()
        : Listed.all().stream()
            .map(Listed::className)
            .distinct()
            .collect(Collectors.toMap(name -> name, name -> NAMES));
  }
}
