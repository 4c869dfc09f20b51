package dev.selvage.examples.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/** Counts what a thread allocates. No clock: the count is exact. */
final class Allocation {

  private static final int CALLS = 100_000;
  private static final int ROUNDS = 10;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static volatile int keptInt;
  private static volatile Object keptObject;

  private Allocation() {}

  /**
   * The bytes that many calls take together, in the round that takes least. The JVM allocates on
   * the thread too, when it resolves, compiles or takes compiled code back: a few bytes in a few
   * rounds. What a call allocates, it allocates in every round.
   */
  static long of(IntConsumer call) {
    return LongStream.generate(() -> bytesOfMany(call)).limit(ROUNDS).min().orElseThrow();
  }

  private static long bytesOfMany(IntConsumer call) {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (int i = 0; i < CALLS; i++) {
      call.accept(i);
    }
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  static void keep(int value) {
    keptInt = value;
  }

  /** Keeps the compiler from doing without the object. */
  static void keep(Object value) {
    keptObject = value;
  }
}
