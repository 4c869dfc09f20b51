package dev.selvage.engine;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits for the garbage collector, which needs no time but for a few rounds. */
public final class Collected {

  private Collected() {}

  /** Collects until the object is gone. */
  public static void eventually(WeakReference<?> reference) {
    eventually(() -> reference.get() == null);
  }

  /** Collects until that holds. */
  public static void eventually(BooleanSupplier condition) {
    List<byte[]> pressure = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      System.gc();
      pressure.add(new byte[1 << 16]);
      Thread.yield();
    }
    throw new AssertionError("never collected");
  }
}
