package dev.selvage.examples.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/** A rate limit that waiting helps. Counted, so that a test can tell how often a body ran. */
public final class Busy extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Busy() {
    super("429");
  }

  /** How often a body failed so far. */
  public static int count() {
    return COUNT.get();
  }

  /**
   * Fails.
   *
   * @return nothing, ever
   * @throws Busy always
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // of whatever type the caller would return
  public static <T> T fail() {
    COUNT.incrementAndGet();
    throw new Busy();
  }
}
