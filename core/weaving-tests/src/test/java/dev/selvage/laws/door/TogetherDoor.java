package dev.selvage.laws.door;

import java.util.Map;

/** Guice makes the objects, and weavers have been there before: each call is guarded once. */
public class TogetherDoor extends GuiceDoor {

  private static final String NATIVE =
      "is listed as not woven, and why [dev.selvage.fixture.Unweavable.ofNative(Script)]";
  private static final String BY_GUICE = "Guice guards it, and needs no body to weave";

  @Override
  public Map<String, String> exemptions() {
    return Map.of(NATIVE, BY_GUICE);
  }

  @Override
  public boolean reachesAll() {
    return true;
  }

  /** One of the weavers is AspectJ. */
  public static final class WithAspect extends TogetherDoor {
    @Override
    public Map<String, String> exemptions() {
      return Map.of(
          NATIVE,
          BY_GUICE,
          "a class keeps its shape",
          "AspectJ moves bodies to methods of their own");
    }
  }
}
