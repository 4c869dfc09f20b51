package dev.selvage.engine.validation;

/**
 * One thing that is wrong with a request. More components may come.
 *
 * @param id the name of the rule, which stays the same when its words change: {@code temperature}
 * @param path where, as on the wire: {@code messages[3].role}
 * @param value what stands there, shortened; never content and never a secret
 * @param rule the rule it breaks
 * @param fix what to do
 * @param providerField what the provider's own 400 would name as the culprit; empty where that has
 *     not been seen, or the rule is the user's
 * @param providerCode the code of that 400; empty likewise
 */
public record Violation(
    String id,
    String path,
    String value,
    String rule,
    String fix,
    String providerField,
    String providerCode) {

  /** What breaks a rule of the user's own. */
  static Violation ofOwn(String id, String path, String value, String rule, String fix) {
    return new Violation(id, path, value, rule, fix, "", "");
  }

  static Violation of(Rule rule, String path, String value, String fix) {
    return new Violation(rule.id(), path, value, rule.sentence(), fix, rule.field(), rule.code());
  }

  @Override
  public String toString() {
    return "%s is %s, but %s; %s".formatted(path, value, rule, fix);
  }
}
