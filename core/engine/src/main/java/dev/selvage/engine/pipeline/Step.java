package dev.selvage.engine.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a call asks its driver to do next. */
public sealed interface Step {

  /** Run the method's body with {@link Call#arguments()}, then tell the call how it ended. */
  record Run() implements Step {
    static final Run RUN = new Run();
  }

  /** Wait that long, then {@link Call#resume()}. */
  record WaitFor(Duration delay) implements Step {}

  /** Wait until that completes, however it does, then {@link Call#resume()}. */
  record AwaitFor(CompletionStage<?> stage) implements Step {}

  /** The call ended: give the caller that value. */
  record Return(@Nullable Object value) implements Step {}

  /** The call ended: give the caller that throwable. */
  record Throw(Throwable thrown) implements Step {}
}
