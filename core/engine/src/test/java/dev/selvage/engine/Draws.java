package dev.selvage.engine;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Randomness that a test knows beforehand. */
public final class Draws {

  private Draws() {}

  /** Draws evenly; the same seed draws the same. */
  public static RandomGenerator seeded(long seed) {
    return new Random(seed);
  }

  /** Draws {@code u} each time, at least 0 and below 1. */
  public static RandomGenerator always(double u) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return (long) (u * 0x1p53) << 11;
      }

      @Override
      public double nextDouble() {
        return u;
      }
    };
  }
}
