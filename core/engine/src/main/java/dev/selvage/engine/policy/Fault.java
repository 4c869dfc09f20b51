package dev.selvage.engine.policy;

/**
 * One thing that is wrong with the configuration.
 *
 * @param where the annotation and method, or the binding, that says it
 * @param what the attribute with its value, the rule it breaks, and the way out
 */
public record Fault(String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
