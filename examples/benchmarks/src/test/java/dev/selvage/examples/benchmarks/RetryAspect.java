package dev.selvage.examples.benchmarks;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

/** A retry loop written by hand as an aspect, woven when compiled. */
@Aspect
public class RetryAspect {

  @Around("execution(* AspectJService.op(..))")
  public Object retry(ProceedingJoinPoint point) throws Throwable {
    for (int attempt = 1; ; attempt++) {
      try {
        return point.proceed();
      } catch (Busy e) {
        if (attempt == 3) {
          throw e;
        }
      }
    }
  }
}
