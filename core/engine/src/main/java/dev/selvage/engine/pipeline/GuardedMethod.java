package dev.selvage.engine.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * The stable handle of one guarded method: what a woven site holds as a constant. The pipeline
 * inside is built when first needed and can be built anew, which is seen at once. Safe for use by
 * many threads.
 */
public final class GuardedMethod {

  /** The packages of what never is a response, whatever a method returns it as. */
  private static final String PLAIN = "java.lang.";

  private static final int UNKNOWN = 0;
  private static final int NO = 1;
  private static final int YES = 2;

  private final Source source;

  private volatile int inspectsReturned;

  private volatile @Nullable Pipeline pipeline;

  /**
   * What a handle asks when it first needs to know: a call that succeeds should not pay for what
   * failures need. Must not throw.
   */
  @FunctionalInterface
  public interface Source {

    /** Builds the pipeline. */
    Pipeline pipeline();

    /** Whether what the method returns may be a response that says failure, by its own type. */
    default boolean inspectsReturned() {
      return true;
    }

    /** Whether a value of that class may be a response that says failure. */
    default boolean inspects(Class<?> type) {
      return true;
    }
  }

  /** The handle of the method that {@code source} knows. */
  public GuardedMethod(Source source) {
    this.source = source;
  }

  /** The pipeline as it is now. */
  public Pipeline pipeline() {
    Pipeline current = pipeline;
    return current != null ? current : build();
  }

  private synchronized Pipeline build() {
    Pipeline current = pipeline;
    if (current == null) {
      current = source.pipeline();
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
    boolean inspects = source.inspectsReturned();
    inspectsReturned = inspects ? YES : NO;
    return inspects;
  }

  /** Whether that value may be a response that says failure. */
  public boolean inspects(@Nullable Object value) {
    return value != null
        && !value.getClass().getName().startsWith(PLAIN)
        && source.inspects(value.getClass());
  }

  /** Has the pipeline built anew when it is next needed, and the source asked again. */
  public synchronized void rebuild() {
    pipeline = null;
    inspectsReturned = UNKNOWN;
  }
}
