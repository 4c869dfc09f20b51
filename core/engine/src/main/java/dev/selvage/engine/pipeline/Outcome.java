package dev.selvage.engine.pipeline;

import dev.selvage.engine.diagnosis.Diagnosis;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an attempt ended in. */
public sealed interface Outcome {

  /** What the failure means; empty for a success. */
  Optional<Diagnosis> failure();

  /**
   * It returned a value, which may be a response that says failure.
   *
   * @param diagnosis what the response's failure means, or null for a success
   */
  record Returned(@Nullable Object value, @Nullable Diagnosis diagnosis) implements Outcome {
    @Override
    public Optional<Diagnosis> failure() {
      return Optional.ofNullable(diagnosis);
    }
  }

  /** It threw. */
  record Threw(Throwable thrown, Diagnosis diagnosis) implements Outcome {
    @Override
    public Optional<Diagnosis> failure() {
      return Optional.of(diagnosis);
    }
  }
}
