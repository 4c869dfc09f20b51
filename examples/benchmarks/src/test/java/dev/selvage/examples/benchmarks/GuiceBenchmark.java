package dev.selvage.examples.benchmarks;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.matcher.Matchers;
import dev.selvage.guice.SelvageModule;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.openjdk.jmh.annotations.Benchmark;

/** Guice's interception: Selvage's, and a retry loop written by hand. */
public class GuiceBenchmark extends Contender {

  private final GuiceService guarded;
  private final LoopedService looped;

  /** Has Guice make both. */
  public GuiceBenchmark() {
    Injector injector = Guice.createInjector(new ServicesModule(), new SelvageModule() {});
    guarded = injector.getInstance(GuiceService.class);
    looped = injector.getInstance(LoopedService.class);
  }

  @Row("Selvage, intercepted by Guice")
  @Benchmark
  public int selvage() {
    return guarded.op(x);
  }

  @Row("Guice MethodInterceptor, a bare loop")
  @Benchmark
  public int loop() {
    return looped.op(x);
  }

  private static final class ServicesModule extends AbstractModule {
    @Override
    protected void configure() {
      bind(GuiceService.class);
      bind(LoopedService.class);
      bindInterceptor(
          Matchers.subclassesOf(LoopedService.class), Matchers.any(), new RetryInterceptor());
    }
  }

  private static final class RetryInterceptor implements MethodInterceptor {
    @Override
    public Object invoke(MethodInvocation invocation) throws Throwable {
      for (int attempt = 1; ; attempt++) {
        try {
          return invocation.proceed();
        } catch (Busy e) {
          if (attempt == 3) {
            throw e;
          }
        }
      }
    }
  }
}
