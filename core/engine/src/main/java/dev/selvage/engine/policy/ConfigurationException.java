package dev.selvage.engine.policy;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.SelvageException;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown where the configuration is broken; lists every fault that was found. */
public final class ConfigurationException extends SelvageException {

  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  /** Lists those faults, at least one. */
  public ConfigurationException(List<Fault> faults) {
    super(message(faults), Kind.UNKNOWN);
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, in the order found; empty after the exception was serialised. */
  public List<Fault> faults() {
    return faults == null ? List.of() : faults;
  }

  private static String message(List<Fault> faults) {
    if (faults.size() == 1) {
      return faults.get(0).toString();
    }
    return faults.stream()
        .map(fault -> "\n  - " + fault)
        .collect(Collectors.joining("", faults.size() + " faults:", ""));
  }
}
