package dev.selvage.laws.door;

import java.util.Map;

/** The methods were woven when they were built, and no agent is there now. */
public final class AloneDoor extends WovenDoor {

  @Override
  public Map<String, String> exemptions() {
    return Map.of("the list is read through JMX", "the agent alone shows it there");
  }
}
