package dev.selvage.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Laws of every benchmark, held by running the very method that is measured. */
final class Rows {

  private Rows() {}

  /** What must hold of a benchmark. */
  interface Law {
    void check(Contender contender, Method benchmark) throws Throwable;
  }

  static Stream<DynamicTest> of(Class<? extends Contender> contender, Law law) {
    return Contender.benchmarksOf(contender)
        .map(
            benchmark ->
                DynamicTest.dynamicTest(
                    contender.getSimpleName() + "." + benchmark.getName(),
                    () -> law.check(contender.getDeclaredConstructor().newInstance(), benchmark)));
  }

  static void runsAFailingBodyThreeTimes(Contender contender, Method benchmark) {
    contender.fail();
    int before = Busy.count();
    assertThat(catchThrowable(() -> run(contender, benchmark))).isInstanceOf(Busy.class);
    assertThat(Busy.count() - before).isEqualTo(contender instanceof BareBenchmark ? 1 : 3);
  }

  static void returnsWhatTheBareMethodReturns(Contender contender, Method benchmark)
      throws Throwable {
    Bare bare = new Bare();
    assertThat(run(contender, benchmark))
        .isEqualTo(
            benchmark.getReturnType() == int.class
                ? bare.op(contender.x)
                : bare.reply(contender.question));
  }

  private static Object run(Contender contender, Method benchmark) throws Throwable {
    try {
      return benchmark.invoke(contender);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
