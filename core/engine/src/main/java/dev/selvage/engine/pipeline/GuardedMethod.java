package dev.selvage.engine.pipeline;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stable handle of one guarded method: what a woven site holds as a constant. The pipeline
 * inside is built when first needed and can be built anew, which is seen at once. Safe for use by
 * many threads.
 */
public final class GuardedMethod {

  private final Supplier<Pipeline> builder;
  private final boolean inspectsReturned;
  private volatile @Nullable Pipeline pipeline;

  /**
   * @param builder builds the pipeline; must not throw
   * @param inspectsReturned whether a returned value may be a response that says failure
   */
  public GuardedMethod(Supplier<Pipeline> builder, boolean inspectsReturned) {
    this.builder = builder;
    this.inspectsReturned = inspectsReturned;
  }

  /** The pipeline as it is now. */
  public Pipeline pipeline() {
    Pipeline current = pipeline;
    return current != null ? current : build();
  }

  private synchronized Pipeline build() {
    Pipeline current = pipeline;
    if (current == null) {
      current = builder.get();
      pipeline = current;
    }
    return current;
  }

  /** Whether a returned value may be a response that says failure. */
  public boolean inspectsReturned() {
    return inspectsReturned;
  }

  /** Has the pipeline built anew when it is next needed. */
  public synchronized void rebuild() {
    pipeline = null;
  }
}
