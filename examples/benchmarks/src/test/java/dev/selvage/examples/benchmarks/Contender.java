package dev.selvage.examples.benchmarks;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One library's way to retry. Each benchmark runs the same body, {@link Bare#op} or {@link
 * Bare#reply}, allowed three attempts. The input is not constant, so that nothing folds away.
 */
@State(Scope.Thread)
public abstract class Contender {

  /** All there are. {@link AgentBenchmark} needs a JVM with the agent. */
  static final List<Class<? extends Contender>> ALL =
      List.of(
          BareBenchmark.class,
          SelvageBenchmark.class,
          AgentBenchmark.class,
          GuiceBenchmark.class,
          AspectJBenchmark.class,
          Resilience4jBenchmark.class,
          FailsafeBenchmark.class,
          SpringBenchmark.class,
          SmallRyeBenchmark.class);

  int x = 17;
  String question = "What is a selvage?";

  /** Makes every body fail from now on. */
  final void fail() {
    x = -1;
    question = "";
  }

  static Stream<Method> benchmarksOf(Class<? extends Contender> contender) {
    return Arrays.stream(contender.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .sorted(Comparator.comparing(Method::getName));
  }
}
