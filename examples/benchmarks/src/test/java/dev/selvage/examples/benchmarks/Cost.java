package dev.selvage.examples.benchmarks;

import dev.selvage.engine.diagnosis.Diagnosis;
import dev.selvage.engine.pipeline.Verdict;
import java.lang.reflect.Method;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one operation was measured to cost: medians of all iterations.
 *
 * @param row what was measured
 * @param body the body that it ran
 * @param bare whether it ran the body and nothing else
 * @param threads that ran it at once
 * @param cpuNanos processor time
 * @param wallNanos time on the wall
 * @param bytes allocated
 */
record Cost(
    String row,
    String body,
    boolean bare,
    int threads,
    double cpuNanos,
    double wallNanos,
    double bytes) {

  /** Reads what JMH measured of one benchmark. */
  static Cost of(RunResult result) {
    Method benchmark = benchmark(result.getParams().getBenchmark());
    return new Cost(
        benchmark.getAnnotation(Row.class).value(),
        bodyOf(benchmark),
        benchmark.getDeclaringClass() == BareBenchmark.class,
        result.getParams().getThreads(),
        cpuNanos(result),
        median(result.getPrimaryResult()),
        median(secondary(result, "gc.alloc.rate.norm")));
  }

  /**
   * The processor time of one operation, which other programs disturb less than that on the wall.
   */
  static double cpuNanos(RunResult result) {
    return median(secondary(result, CpuProfiler.LABEL));
  }

  private static String bodyOf(Method benchmark) {
    if (benchmark.getReturnType() == Diagnosis.class) {
      return "Diagnosis diagnose(Object)";
    }
    if (benchmark.getReturnType() == Verdict.class) {
      return "Verdict before(Call)";
    }
    return benchmark.getReturnType() == int.class ? "int op(int)" : "Reply reply(String)";
  }

  private static Method benchmark(String name) {
    int dot = name.lastIndexOf('.');
    try {
      return Class.forName(name.substring(0, dot)).getMethod(name.substring(dot + 1));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Result<?> secondary(RunResult result, String label) {
    Result<?> measured = result.getSecondaryResults().get(label);
    if (measured == null) {
      throw new IllegalStateException("JMH did not measure " + label);
    }
    return measured;
  }

  private static double median(Result<?> result) {
    return result.getStatistics().getPercentile(50);
  }
}
