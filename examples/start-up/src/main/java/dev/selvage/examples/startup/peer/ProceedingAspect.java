package dev.selvage.examples.startup.peer;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

/** An aspect that runs the body, and nothing else. */
@Aspect
public final class ProceedingAspect {

  /** Around each method that carries the annotation. */
  @Around("execution(@dev.selvage.RetryOnRateLimit * *(..))")
  public Object around(ProceedingJoinPoint body) throws Throwable {
    return body.proceed();
  }
}
