package dev.selvage.engine.validation;

/**
 * One thing that is wrong with a request.
 *
 * @param path where, as on the wire: {@code messages[3].role}
 * @param value what stands there, shortened; never content and never a secret
 * @param rule the rule it breaks
 * @param fix what to do
 */
public record Violation(String path, String value, String rule, String fix) {
  @Override
  public String toString() {
    return "%s is %s, but %s; %s".formatted(path, value, rule, fix);
  }
}
