package dev.selvage.guice;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.util.Optional;
import java.util.Set;

/** Shows the status of {@link TooManyRequests}. */
public final class TooManyRequestsReader implements FailureReader {

  @Override
  public Set<String> classNames() {
    return Set.of(TooManyRequests.class.getName());
  }

  @Override
  public Optional<Failure> read(Object object, Class<?> type) {
    return Optional.of(Failure.builder().status(429).build());
  }
}
