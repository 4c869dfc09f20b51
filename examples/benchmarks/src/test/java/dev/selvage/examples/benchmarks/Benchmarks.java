package dev.selvage.examples.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures what a successful call costs under each contender, with one thread and with two, and
 * prints one table; then what a diagnosis and a validation cost, and a count of tokens.
 *
 * <p>System properties: {@code benchmarks.agent}, the agent's jar; {@code benchmarks.log}, the file
 * for what JMH tells meanwhile; {@code benchmarks.short}, true for a rough run in about a minute.
 */
public final class Benchmarks {

  private static final String AGENT_ROWS = pattern(AgentBenchmark.class);

  private Benchmarks() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws RunnerException {
    List<Cost> costs = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      System.out.printf("Measuring on %d thread(s)%n", threads);
      costs.addAll(
          run(
              options(threads, "all-but-agent")
                  .exclude(AGENT_ROWS)
                  .exclude(pattern(DiagnosisBenchmark.class))
                  .exclude(pattern(ValidationBenchmark.class))
                  .exclude(pattern(TokensBenchmark.class))));
      costs.addAll(
          run(
              options(threads, "agent")
                  .include(AGENT_ROWS)
                  .jvmArgsAppend("-javaagent:" + System.getProperty("benchmarks.agent"))));
    }
    System.out.println(new CostTable(costs));
    System.out.println(
        "\nMeasuring diagnoses\n"
            + StepTable.of("failure", run(steps("diagnoses", DiagnosisBenchmark.class))));
    System.out.println(
        "\nMeasuring validations\n"
            + StepTable.of("request", run(steps("validations", ValidationBenchmark.class))));
    System.out.println("\nMeasuring counts of tokens\n" + TokensTable.of(results(counts())));
  }

  /** Much more code than a successful call runs, so it takes longer to warm up. */
  private static ChainedOptionsBuilder steps(String rows, Class<?> benchmark) {
    return options(1, rows)
        .include(pattern(benchmark))
        .warmupIterations(Boolean.getBoolean("benchmarks.short") ? 5 : 15)
        .warmupTime(TimeValue.seconds(1));
  }

  private static ChainedOptionsBuilder counts() {
    return options(1, "counts").include(pattern(TokensBenchmark.class));
  }

  private static List<Cost> run(ChainedOptionsBuilder options) throws RunnerException {
    return results(options).stream().map(Cost::of).toList();
  }

  private static Collection<RunResult> results(ChainedOptionsBuilder options)
      throws RunnerException {
    return new Runner(options.build()).run();
  }

  private static ChainedOptionsBuilder options(int threads, String rows) {
    boolean quick = Boolean.getBoolean("benchmarks.short");
    TimeValue time = TimeValue.milliseconds(quick ? 100 : 500);
    return new OptionsBuilder()
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .threads(threads)
        .forks(quick ? 1 : 2)
        // A heap that is all there from the start: else the rows that allocate pay for page faults.
        .jvmArgsPrepend("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch")
        .warmupIterations(quick ? 2 : 5)
        .warmupTime(time)
        .measurementIterations(quick ? 2 : 5)
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuProfiler.class)
        .shouldFailOnError(true)
        .output("%s-%s-%d".formatted(System.getProperty("benchmarks.log"), rows, threads));
  }

  private static String pattern(Class<?> benchmark) {
    return benchmark.getName().replace(".", "\\.") + "\\..*";
  }
}
