package dev.selvage.laws.door;

import java.util.Map;

/** AspectJ has woven the methods, as they were compiled or loaded. */
public class AspectDoor extends WovenDoor {

  private static final Map<String, String> EXEMPTIONS =
      Map.of(
          "a class keeps its shape", "AspectJ moves bodies to methods of their own",
          "the list is read through JMX", "the agent alone shows it there");

  @Override
  public Map<String, String> exemptions() {
    return EXEMPTIONS;
  }

  @Override
  public boolean reachesAll() {
    return false;
  }
}
