package dev.selvage.aspectj;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.util.Optional;
import java.util.Set;

/** A rate limit, and how Selvage reads it. */
public final class Busy extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Reads each as a 429. */
  public static final class Reader implements FailureReader {
    @Override
    public Set<String> classNames() {
      return Set.of(Busy.class.getName());
    }

    @Override
    public Optional<Failure> read(Object object, Class<?> type) {
      return Optional.of(Failure.builder().status(429).build());
    }
  }
}
