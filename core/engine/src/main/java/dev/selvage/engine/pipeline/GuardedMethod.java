package dev.selvage.engine.pipeline;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stable handle of one guarded method: what a woven site holds as a constant. The pipeline
 * inside is built when first needed and can be built anew, which is seen at once. Safe for use by
 * many threads.
 */
public final class GuardedMethod {

  private static final int UNKNOWN = 0;
  private static final int NO = 1;
  private static final int YES = 2;

  private final Supplier<Pipeline> builder;
  private final BooleanSupplier inspector;

  private volatile int inspectsReturned;

  private volatile @Nullable Pipeline pipeline;

  /**
   * @param builder builds the pipeline; must not throw
   * @param inspector says whether a returned value may be a response that says failure; must not
   *     throw. Asked when it is first needed, like the builder: a call that succeeds should not pay
   *     for what failures need
   */
  public GuardedMethod(Supplier<Pipeline> builder, BooleanSupplier inspector) {
    this.builder = builder;
    this.inspector = inspector;
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
    int known = inspectsReturned;
    return known == UNKNOWN ? findOut() : known == YES;
  }

  private synchronized boolean findOut() {
    boolean inspects = inspector.getAsBoolean();
    inspectsReturned = inspects ? YES : NO;
    return inspects;
  }

  /** Has the pipeline built anew when it is next needed, and the inspector asked again. */
  public synchronized void rebuild() {
    pipeline = null;
    inspectsReturned = UNKNOWN;
  }
}
