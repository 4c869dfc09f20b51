package dev.selvage.examples.benchmarks;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.util.Optional;
import java.util.Set;

/** Reads {@link Busy} as a 429. */
public final class BusyReader implements FailureReader {

  @Override
  public Set<String> classNames() {
    return Set.of(Busy.class.getName());
  }

  @Override
  public Optional<Failure> read(Object object, Class<?> type) {
    return Optional.of(Failure.builder().status(429).build());
  }
}
