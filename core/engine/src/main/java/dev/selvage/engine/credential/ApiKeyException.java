package dev.selvage.engine.credential;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.SelvageException;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown before any call where its API key cannot be right, or was refused; lists every fault. */
public final class ApiKeyException extends SelvageException {

  private static final long serialVersionUID = 1;

  private final List<String> faults;

  ApiKeyException(String method, List<String> faults) {
    super(message(method, faults), Kind.AUTHENTICATION);
    this.faults = List.copyOf(faults);
  }

  /** What is wrong and what to do, a sentence each; never the key. */
  public List<String> faults() {
    return faults;
  }

  private static String message(String method, List<String> faults) {
    return faults.stream()
        .map(fault -> "\n  - " + fault)
        .collect(Collectors.joining("", method + " was not called, for its API key:", ""));
  }
}
