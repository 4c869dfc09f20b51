package dev.selvage.weaver;

import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.FailureReader;
import java.util.Optional;
import java.util.Set;

/** A failure with a status, and how Selvage reads it. */
public final class SampleFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;

  public SampleFailure(int status) {
    super("status " + status);
    this.status = status;
  }

  public static final class Reader implements FailureReader {
    @Override
    public Set<String> classNames() {
      return Set.of(SampleFailure.class.getName());
    }

    @Override
    public Optional<Failure> read(Object object, Class<?> type) {
      return Optional.of(Failure.builder().status(((SampleFailure) object).status).build());
    }
  }
}
