package dev.selvage.examples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.annotation.EnableRetry;
import org.springframework.retry.support.RetryTemplate;

/** Spring Retry: its template, and its annotation on a proxied bean. */
public class SpringBenchmark extends Contender {

  private final Bare bare = new Bare();
  private final RetryTemplate template =
      RetryTemplate.builder().maxAttempts(3).noBackoff().retryOn(Busy.class).build();
  private final SpringService proxied =
      new AnnotationConfigApplicationContext(SpringConfiguration.class, SpringService.class)
          .getBean(SpringService.class);

  @Row("Spring Retry, RetryTemplate")
  @Benchmark
  public int template() {
    return template.execute(context -> bare.op(x));
  }

  @Row("Spring Retry, @Retryable on a proxied bean")
  @Benchmark
  public int proxied() {
    return proxied.op(x);
  }

  /** Turns the annotation on. */
  @Configuration(proxyBeanMethods = false)
  @EnableRetry
  static class SpringConfiguration {}
}
