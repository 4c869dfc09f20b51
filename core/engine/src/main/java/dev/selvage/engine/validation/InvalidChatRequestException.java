package dev.selvage.engine.validation;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.SelvageException;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown before any call where a chat request cannot succeed; lists every violation. */
public final class InvalidChatRequestException extends SelvageException {

  private static final long serialVersionUID = 1;

  private final transient List<Violation> violations;

  InvalidChatRequestException(String method, List<Violation> violations) {
    super(message(method, violations), Kind.BAD_REQUEST);
    this.violations = List.copyOf(violations);
  }

  /** What is wrong, in the order of the request; empty after the exception was serialised. */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }

  private static String message(String method, List<Violation> violations) {
    return violations.stream()
        .map(violation -> "\n  - " + violation)
        .collect(
            Collectors.joining(
                "",
                "%s was not called, its chat request has %s:"
                    .formatted(
                        method, violations.size() == 1 ? "a fault" : violations.size() + " faults"),
                ""));
  }
}
