package dev.selvage.engine.validation;

import dev.selvage.engine.Door;
import dev.selvage.engine.Ending;
import dev.selvage.engine.Rig;
import dev.selvage.engine.models.ModelCatalogue;
import dev.selvage.engine.policy.ConfigurationException;
import dev.selvage.engine.request.RequestFinder;
import dev.selvage.engine.request.RequestReader;
import dev.selvage.engine.tokens.Tokens;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs validation over the arguments of a fixture's method. */
final class Validating {

  static final WindowRules WINDOWS =
      new WindowRules(new Tokens(List.of()), ModelCatalogue.builder().build());

  private final ValidationPolicy policy;
  private final List<RequestReader> readers = new ArrayList<>();

  private Validating(ValidationPolicy policy) {
    this.policy = policy;
  }

  /** The article's own rule: those models, at most 4096 tokens. */
  static Validating article() {
    return with(builder().models("gpt-4o", "gpt-4o-mini").maxTokens(4096));
  }

  static Validating with(ValidationPolicy.Builder builder) {
    return new Validating(
        ValidationPolicy.of(
            builder.settings(),
            fault -> {
              throw new ConfigurationException(List.of(fault));
            }));
  }

  static ValidationPolicy.Builder builder() {
    return ValidationPolicy.builder("here");
  }

  Validating reader(RequestReader reader) {
    readers.add(reader);
    return this;
  }

  static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The violations of a call of that method with those arguments, one a line. */
  List<String> violations(Class<?> type, String method, Object... arguments) {
    return finder(type, method)
        .find(arguments)
        .map(policy::check)
        .orElseThrow()
        .violations()
        .stream()
        .map(Violation::toString)
        .toList();
  }

  RequestFinder finder(Class<?> type, String method) {
    return RequestFinder.of(List.of(method(type, method)), readers).orElseThrow();
  }

  /** A whole call through that door. */
  Ending run(Door door, Rig rig, Class<?> type, String method, Object... arguments) {
    ValidationStage stage = new ValidationStage(policy, finder(type, method), () -> WINDOWS);
    return door.run(rig, rig.pipeline(stage), arguments, given -> "sent");
  }
}
