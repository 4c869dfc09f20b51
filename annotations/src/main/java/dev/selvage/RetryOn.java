package dev.selvage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs the method again after failures of the kinds named here: the general form of the other retry
 * annotations, which decide first where they cover the kind. Only kinds that waiting helps can be
 * named; a bad request, a refused key, a used-up quota and the like never are.
 *
 * <p>A wait that the server names is a floor: the delay is the larger of the named wait and the
 * backoff, plus jitter that only adds. A named wait above {@link #maxRetryAfter()} fails at once.
 *
 * <p>Allowed on a method, on a type (then it guards each non-private method that the type
 * declares), on an interface or its methods (then it guards each woven implementation), and on
 * another annotation, which then stands for it. On a constructor it cannot act; tools report it
 * there.
 *
 * <p>Durations are texts: {@code 250ms}, {@code 1s}, {@code 1m30s}, {@code PT1M30S}; {@code none}
 * where it is named below.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.CONSTRUCTOR})
public @interface RetryOn {

  /**
   * The name of a policy from configuration, whose values win over the values here; empty for none.
   */
  String policy() default "";

  /** The kinds of failure that make the method run again. */
  Kind[] kinds() default {};

  /** Adds all kinds of these remedies; only {@link Remedy#WAIT} has any that may be retried. */
  Remedy[] remedies() default {};

  /** How many attempts one call may take, the first included; at least 1. */
  int maxAttempts() default 3;

  /** The law that yields the delays. */
  BackoffLaw backoff() default BackoffLaw.FULL_JITTER;

  /** The delay that the law starts from; its exact part is told by {@link BackoffLaw}. */
  String initialDelay() default "1s";

  /** The most that the law may yield before jitter; {@code none} for no bound. */
  String maxDelay() default "60s";

  /** What each further retry multiplies the delay by; at least 1. */
  double multiplier() default 2;

  /**
   * How long after the end of the first attempt a last attempt may still start; {@code none} for no
   * bound.
   */
  String maxElapsed() default "5m";

  /** The longest wait named by the server that is still waited for; {@code none} for no bound. */
  String maxRetryAfter() default "120s";

  /**
   * Whether the method may run again after an attempt that may have had an effect: a server's
   * error, a timeout after the request was sent. If not, it is retried only where the provider
   * surely did no work.
   */
  boolean idempotent() default true;

  /**
   * The retry budget that retries are charged to: empty for that of the provider, and of the key
   * where {@link RequireApiKey} tells it; {@code none} for no budget; else the name of one that
   * those share who give it. Rate limits charge none.
   */
  String budget() default "";
}
